using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Trainings;

/// <summary>Announces a training, from nothing or from a module of the catalogue; dates and registrations are given next.</summary>
internal sealed class NewModel(AppDb db, IActionMaking making, ITrainingCatalogue catalogue, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts) : TrainingPage(catalogue, person, vocabularies, texts)
{
    private const int LongestName = 300;
    private const int LongestAbout = 20_000;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? About { get; set; }

    public async Task OnGet(Guid? module)
    {
        if (module is { } id && (await Catalogue.All(Cancel)).FirstOrDefault(m => m.Id == id) is { } known)
        {
            (Name, About) = (known.Title, known.Description);
            Form = new TrainingForm { Service = known.Service.Value, Audience = known.Audience, Sectors = [.. known.Sectors] };
        }
        await Offer();
        Form.Service ??= Own.Count == 1 ? Own[0].Id.Value : null;
    }

    public async Task<IActionResult> OnPost()
    {
        await Offer();
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), Texts["trainings.name_missing"]);
        else if (Name.Length > LongestName)
            ModelState.AddModelError(nameof(Name), Texts["trainings.long", LongestName]);
        if (About?.Length > LongestAbout)
            ModelState.AddModelError(nameof(About), Texts["trainings.long", LongestAbout]);
        var lead = Own.FirstOrDefault(s => s.Id.Value == Form.Service)?.Organization ?? Person.Roles.FirstOrDefault(r => r.Role is Role.Facilitator or Role.ServiceMember && r.Organization is not null)?.Organization;
        if (lead is null && !Person.Is(Role.Coordinator))
            ModelState.AddModelError("Form.Service", Texts["trainings.service_wrong"]);
        var draft = new Training { ActionId = default };
        if (!Form.WriteTo(draft, Own, places, ModelState, Texts))
            return this.Again();
        var action = await making.Make(new NewAction(Name!.Trim(), Training.Kind, lead, Person.Zone, null, null, null, null, About?.Trim(), [], draft.PlaceCode, Person.Id!.Value), Cancel);
        var training = new Training { ActionId = action.Id };
        Form.WriteTo(training, Own, places, ModelState, Texts);
        db.Add(training);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", Texts["trainings.added"]);
        return RedirectToPage("Show", new { slug = action.Slug });
    }
}
