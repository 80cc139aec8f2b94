using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Groups.Mine;

/// <summary>What someone who applied reads of the draw: their number, their chance, why, where they wait, and the check of it all. The secret of a mail is the right.</summary>
[AllowAnonymous]
internal sealed class ShowModel(IApplicants applicants, AppDb db, SortitionBook book, RuleCheck check, Texts texts) : PageModel
{
    public Sortition Sortition { get; private set; } = null!;

    public Ticket Ticket { get; private set; } = null!;

    public Applications.Contracts.Applicant Applicant { get; private set; } = null!;

    /// <summary>How many applied, under which rules, and the reader's chance.</summary>
    public string Words { get; private set; } = "";

    public IReadOnlyList<(string Rule, string Says)> Rules { get; private set; } = [];

    public ChanceChart Chart { get; private set; } = null!;

    /// <summary>All that the draw knows of the reader.</summary>
    public IReadOnlyList<(string Column, string Value)> Line { get; private set; } = [];

    public CheckSheet Sheet { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public bool HoldsPlace => CandidacyStatus.Of(Applicant.Status).TakesAPlace;

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await Dossier.Behind(secret, applicants, db, cancel) is not { } found)
            return NotFound();
        (Sortition, Ticket, Applicant, Secret) = (found.Sortition, found.Ticket, found.Applicant, secret);
        var (pool, rules) = await book.Frozen(Sortition.Id, cancel);
        var chance = Ticket.Chance ?? 0;
        Words = check.Explain(new ApplicantChance(pool.People.Count, rules.PanelSize, rules.Caps, Sortition.Maximin, chance, chance > 0 ? null : Ticket.Relaxations ?? []), Sortition.GroupIndex is not null);
        Rules = RuleWords.Of(rules, check, texts);
        Chart = new ChanceChart(await book.Tickets(Sortition.Id, cancel), chance);
        var me = pool.People.Single(p => p.Id == Ticket.PublicId);
        Line = [.. pool.Columns.Zip(me.Values).Where(l => l.First == DrawColumns.Structure || DrawColumns.All.Contains(l.First)).Select(l => (DrawColumns.NameOf(l.First, texts), check.Label(l.First, l.Second)))];
        Sheet = new CheckSheet(Sortition, $"/groupes/ma-chance/{secret}/dossier.json", $"/groupes/ma-chance/{secret}/dossier.zip", Ticket);
        return Page();
    }
}
