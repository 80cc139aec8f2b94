using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Actions;

[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, ICurrentPerson person, IVocabularies vocabularies, IOrganizations organizations, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    public FormChoices Choices { get; } = new(vocabularies, organizations, person, texts);

    public async Task OnGet(CancellationToken cancel)
    {
        await Choices.For(Form, cancel);
        Form.Lead = Guid.TryParse((Choices.Leads.Count > 0 ? Choices.Leads[0].Value : null), out var own) ? own : null;
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await Choices.For(Form, cancel);
        if (!Choices.MayLead(Form.Lead))
            ModelState.AddModelError("Form.Lead", texts["actions.lead_not_yours"]);
        var action = new ActionRecord { Id = EntityId.New<ActionId>(time), Slug = "", Kind = "", Title = "", Zone = person.Zone, UpdatedAt = time.GetUtcNow() };
        if (!Form.WriteTo(action, places, ModelState, texts))
            return this.Again();
        await LinkedNames.Tie(action, organizations, cancel);
        action.Slug = await ActionSlug.Free(db, action.Title, cancel);
        db.Add(action);
        db.Record(new AuditFact("action.added", $"action:{action.Id}", person.Id!.Value.Value, action.Title));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["actions.added"]);
        return RedirectToPage("Show", new { slug = action.Slug });
    }
}
