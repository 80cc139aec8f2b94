using Maillage.Modules.Accounts.Contracts;
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
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

[Authorize(Policy = Policies.Network)]
internal sealed class EditModel(ActionBook book, AppDb db, ICurrentPerson person, IVocabularies vocabularies, IOrganizations organizations, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    public FormChoices Choices { get; } = new(vocabularies, organizations, person, texts);

    /// <summary>The title as it stands.</summary>
    public string Before { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await Find(slug, cancel) is not { } action)
            return NotFound();
        Form = ActionForm.Of(action, places);
        await Choices.For(Form, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (await Find(slug, cancel) is not { } action)
            return NotFound();
        await Choices.For(Form, cancel);
        if (Form.Lead != action.LeadId?.Value && !Choices.MayLead(Form.Lead))
            ModelState.AddModelError("Form.Lead", texts["actions.lead_not_yours"]);
        if (Form.Version != action.Version)
            return this.Refused(new Refusal("actions.changed_meanwhile"), texts);
        if (!Form.WriteTo(action, places, ModelState, texts))
            return this.Again();
        await LinkedNames.Tie(action, organizations, cancel);
        action.UpdatedAt = time.GetUtcNow();
        db.Record(new AuditFact("action.changed", $"action:{action.Id}", person.Id!.Value.Value, action.Title));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("actions.changed_meanwhile"), texts);
        }
        this.Say("done", texts["actions.saved"]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<ActionRecord?> Find(string slug, CancellationToken cancel)
    {
        var action = await book.Visible().Include(a => a.Links).SingleOrDefaultAsync(a => a.Slug == slug, cancel);
        (Before, Slug) = (action?.Title ?? "", slug);
        return action is not null && book.Manages(action.LeadId) ? action : null;
    }
}
