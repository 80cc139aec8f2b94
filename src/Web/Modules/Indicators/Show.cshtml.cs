using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The figures of an action with their base and formula, for those who prepare it and those who pay for it.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ShowModel(IActions actions, FigureReader reader, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>One indicator as shown.</summary>
    /// <param name="Value">Null = not known, which is not 0.</param>
    internal sealed record Line(string Code, string? Value, string Base);

    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Line> Process { get; private set; } = [];

    public IReadOnlyList<Line> Results { get; private set; } = [];

    public DateTimeOffset CountedAt { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action || await actions.ReaderOf(action, cancel) is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        var f = await reader.Read(action.Id, cancel);
        Process =
        [
            new("p1", Number(f.PartnerStructures), texts["indicators.p1.base"]),
            new("p1b", Number(f.RepresentedStructures), texts.Count("indicators.of_accepted", f.Accepted)),
            new("p2", Number(f.Beneficiaries), texts.Count("indicators.of_accepted", f.Accepted)),
            new("p3", f.PlannedHalfDays == 0 ? null : Number(f.HeldHalfDays), texts.Count("indicators.p3.base", f.PlannedHalfDays)),
            new("p4a", Number(f.Requests), texts["indicators.p4a.base"]),
            new("p4b", Number(f.Accepted), texts.Count("indicators.of_requests", f.Requests)),
            new("p4g", Share(f.PresenceRate), texts["indicators.part_of", f.Presences, f.ExpectedPresences]),
            new("p4h", f.HeldHalfDays == 0 ? null : Number(f.Assiduous), texts.Count("indicators.of_accepted", f.Accepted)),
            new("p4i", f.HeldHalfDays == 0 ? null : Number(f.SituationsBrought), texts.Count("indicators.of_situations", f.Situations)),
        ];
        Results = [.. new[] { "R2", "R3", "R4", "R5", "R6", "P5" }.Select(code => Answered(code, f.Item(code)))];
        return Page();
    }

    // Under five answers: nothing but how many answered.
    private Line Answered(string code, Agreement? item)
    {
        var name = code.ToLowerInvariant();
        if (item is null)
            return new Line(name, null, texts["indicators.not_asked"]);
        return item.Answered < SmallNumbers.FewestAnswers
            ? new Line(name, null, texts.Count("indicators.few_answers", item.Answered))
            : new Line(name, Number(item.Count), texts.Count("indicators.of_answers", item.Answered));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private string? Share(decimal? share) => share is { } known ? texts["indicators.percent", (known * 100).ToString("0.0", CultureInfo.CurrentCulture)] : null;
}
