using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The figures of an action with their base and formula, for those who prepare it and those who pay for it.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ShowModel(IActions actions, FigureReader reader, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>One indicator as shown.</summary>
    /// <param name="Value">Null = not known, which is not 0.</param>
    internal sealed record Line(IndicatorDefinition Definition, string? Value, string Base);

    public ActionCard Action { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public IReadOnlyList<(string Name, IReadOnlyList<Line> Lines)> Groups { get; private set; } = [];

    public IReadOnlyList<Line> Headlines { get; private set; } = [];

    public SheetScale? Answers { get; private set; }

    public string Period { get; private set; } = "";

    public DateTimeOffset CountedAt { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action)
            return NotFound();
        var seenAs = await actions.ReaderOf(action, cancel);
        if (seenAs is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        var seen = SeenFigure.Of(Measures.Of(await reader.Read(action.Id, cancel)), seenAs);
        var lines = seen.Select(f => new Line(f.Definition, Words.Value(f), Words.Base(f, seenAs))).ToList();
        Headlines = [.. new[] { "P1", "P3b", "P4a", "P4b" }.Select(c => lines.First(l => l.Definition.Code == c))];
        Groups = [.. IndicatorCatalogue.One.Groups.Select(g => (Words.Said(g.Value), (IReadOnlyList<Line>)[.. lines.Where(l => l.Definition.Group == g.Key)]))];
        Answers = AnswerScale.Of(seen, texts, Words);
        Period = action is { Begins: { } from, Ends: { } to } ? texts["indicators.period.dates", Day(from), Day(to)] : texts["indicators.period.unknown"];
        return Page();
    }

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
