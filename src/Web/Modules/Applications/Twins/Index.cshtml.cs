using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Twins;

/// <summary>Applications that may be of one person, with why; the team says whether they are, and is not asked twice.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class IndexModel(IActions actions, AppDb db, Seating seating, ICurrentPerson person, IVocabularies vocabularies, Texts texts) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Twin> Twins { get; private set; } = [];

    /// <summary>Duplicates set aside, each with the application that goes on.</summary>
    public IReadOnlyList<(Candidacy Other, Candidacy Kept)> Merged { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string act, int one, int other, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        var by = person.Id!.Value.Value;
        var refusal = await seating.Under(Action.Id, plan =>
        {
            var (first, second) = (plan.All.FirstOrDefault(a => a.Number == one), plan.All.FirstOrDefault(a => a.Number == other));
            if (first is null || second is null || first == second)
                return new Refusal("candidacies.twins.gone");
            if (act == "split")
            {
                if (Merging.Split(plan, second, by.ToString()) is { } refused)
                    return refused;
            }
            else
            {
                first.SayNotSame(second);
            }
            db.Record(new AuditFact($"candidacy.{(act == "split" ? "split" : "not_same")}", $"candidacy:{second.Id}", by));
            return null;
        }, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        this.Say("done", texts["candidacies.follow.done"]);
        return RedirectToPage("Index", new { slug });
    }

    public string State(Candidacy one) => vocabularies.Label(Applications.ShowModel.Statuses, one.Status, texts);

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        var all = await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action.Id && a.Status != CandidacyStatus.Draft.Code).OrderBy(a => a.Number).ToListAsync(cancel);
        Twins = Twin.Of(all);
        Merged = [.. all.Where(a => a.State == CandidacyStatus.Duplicate && all.Exists(k => k.Id == a.DuplicateOfId)).Select(a => (a, all.Find(k => k.Id == a.DuplicateOfId)!))];
        return true;
    }
}
