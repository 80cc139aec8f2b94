using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Pairs;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>What the rules of a group must know of one application: who it comes with, who manages whom, who knows the facilitator too well.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class TiesModel(IActions actions, AppDb db, Seating seating, ICurrentPerson person, Texts texts) : PageModel
{
    /// <summary>Number of the application; null = alone.</summary>
    [BindProperty]
    public int? Pair { get; set; }

    /// <summary>Number of the application of their line manager.</summary>
    [BindProperty]
    public int? Manager { get; set; }

    [BindProperty]
    public bool Tied { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Candidacy One { get; private set; } = null!;

    /// <summary>The others in the running, those of the same structure first.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, int number, CancellationToken cancel)
    {
        if (await Find(slug, number, cancel) is not { } all)
            return NotFound();
        int? NumberOf(CandidacyId? id) => all.Find(a => a.Id == id) is { } other && Pairing.MayPair(other) ? other.Number : null;
        (Pair, Manager, Tied) = (NumberOf(One.PairedWithId), NumberOf(One.ManagerId), One.TiedToFacilitator);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, int number, CancellationToken cancel)
    {
        if (await Find(slug, number, cancel) is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var (id, by) = (One.Id, person.Id!.Value.Value);
        var refusal = await seating.Under(Action.Id, plan =>
        {
            if (plan.Find(id) is not { } one)
                return null;
            var (pair, manager) = (plan.All.FirstOrDefault(a => a.Number == Pair && a.Id != id), plan.All.FirstOrDefault(a => a.Number == Manager && a.Id != id));
            if (one.PairedWithId != pair?.Id)
            {
                Pairing.Loosen(plan, one);
                if (pair is not null && Pairing.Bind(plan, one, pair) is { } refused)
                    return refused;
            }
            (one.ManagerId, one.TiedToFacilitator) = (manager?.Id, Tied);
            db.Record(new AuditFact("candidacy.ties", $"candidacy:{id}", by));
            return (Refusal?)null;
        }, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        this.Say("done", texts["candidacies.ties.saved", One.NumberText]);
        return RedirectToPage("Decision", new { slug, number });
    }

    private async Task<List<Candidacy>?> Find(string slug, int number, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return null;
        var all = await db.Set<Candidacy>().AsNoTracking().Where(c => c.ActionId == action.Id && c.Status != CandidacyStatus.Draft.Code).OrderBy(c => c.Number).ToListAsync(cancel);
        if (all.Find(c => c.Number == number) is not { } one)
            return null;
        (Action, One) = (action, one);
        Others = [new SelectListItem(texts["candidacies.ties.nobody"], ""), .. all.Where(a => a.Id != one.Id && Pairing.MayPair(a)).OrderByDescending(a => a.StructureKey == one.StructureKey).ThenBy(a => a.Number)
            .Select(a => new SelectListItem($"{a.NumberText}, {a.ApplicantName}, {a.StructureName}", a.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return all;
    }
}
