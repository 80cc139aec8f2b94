using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Trainings;

/// <summary>What one has to know before registering; for an action of this kind that has nothing of it yet, its first words.</summary>
internal sealed class EditModel(AppDb db, IActions actions, ITrainingCatalogue catalogue, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts) : TrainingPage(catalogue, person, vocabularies, texts)
{
    private Training? kept;

    public ActionCard Action { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        Form = kept is null ? new TrainingForm() : TrainingForm.Of(kept, places);
        await Offer();
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        await Offer();
        if (Form.Version != (kept?.Version ?? 0))
            return this.Refused(new Refusal("trainings.changed_meanwhile"), Texts);
        var training = kept ?? new Training { ActionId = Action.Id };
        if (!Form.WriteTo(training, Own, places, ModelState, Texts))
            return this.Again();
        if (kept is null)
            db.Add(training);
        try
        {
            await db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("trainings.changed_meanwhile"), Texts);
        }
        this.Say("done", Texts["trainings.saved"]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<bool> Find(string slug)
    {
        if (await actions.FindManaged(slug, Cancel) is not { Kind: Training.Kind } action)
            return false;
        Action = action;
        kept = await db.Set<Training>().SingleOrDefaultAsync(t => t.ActionId == action.Id, Cancel);
        return true;
    }
}
