using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Writes the rules of a draw, beside how many people of the pool each concerns; once the hash is public, refuses and says so in the log.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class RulesModel(IActions actions, AppDb db, PoolBook pools, SortitionBook book, RuleCheck check, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public RuleForm Form { get; set; } = new();

    public ActionCard Action { get; private set; } = null!;

    public Running Running { get; private set; } = null!;

    public Sortition Sortition { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        Form = RuleForm.Of(Sortition.DrawRules, Running, Sortition.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (Sortition.IsFrozen)
        {
            book.Note(Sortition, SortitionStep.RulesRefused, person.Id!.Value.Value);
            await db.SaveChangesAsync(cancel);
            return this.Refused(new Refusal("groups.refused.frozen"), texts);
        }
        if (Form.Checked(Running, check, ModelState, texts) is not { } rules)
            return this.Again();
        if (Form.Version != Sortition.Version)
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        if (Sortition.ChangeRules(rules) is { } refusal)
            return this.Refused(refusal, texts);
        book.Keep(Sortition);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Changed, or made, by someone else in the same moment.
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        }
        this.Say("done", texts["groups.rules.saved"]);
        return RedirectToPage("Show", new { slug });
    }

    public int CountOf(string column, string value) => Running.People.Count(p => p.Values[column] == value);

    public string NameOf(string column) => DrawColumns.NameOf(column, texts);

    public string LabelOf(string column, string value) => check.Label(column, value);

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        Running = await pools.Of(action.Id, cancel);
        Sortition = await book.Of(action, Running, cancel);
        return true;
    }
}
