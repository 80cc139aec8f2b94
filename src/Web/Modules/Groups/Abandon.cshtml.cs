using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Gives up a draw that was promised, before its places are given: everyone may read when and why, and that there was a promise.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class AbandonModel(IActions actions, AppDb db, SortitionBook book, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Because { get; set; }

    public ActionCard Action { get; private set; } = null!;

    private Sortition Sortition { get; set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        return Sortition.State is SortitionState.Committed or SortitionState.Drawn ? Page() : RedirectToPage("Show", new { slug });
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Because))
            ModelState.AddModelError("Because", texts["groups.abandon.missing"]);
        else if (Because.Trim().Length > Sortition.LongestSource)
            ModelState.AddModelError("Because", texts["groups.source.long", Sortition.LongestSource, Because.Trim().Length]);
        if (!ModelState.IsValid)
            return this.Again();
        if (Sortition.Abandon(time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        book.Note(Sortition, SortitionStep.Abandoned, person.Id!.Value.Value, Because!.Trim());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        }
        this.Say("done", texts["groups.abandoned"]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action || await book.Find(action.Id, cancel) is not { } sortition)
            return false;
        (Action, Sortition) = (action, sortition);
        return true;
    }
}
