using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Print;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The figures of an action with their base and formula, for those who prepare it and those who pay for it.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ShowModel(IActions actions, IActionFacts records, FigureReader reader, FigureBook book, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public IReadOnlyList<(string Name, IReadOnlyList<FigureLine> Lines)> Groups { get; private set; } = [];

    public IReadOnlyList<FigureLine> Headlines { get; private set; } = [];

    public SheetScale? Answers { get; private set; }

    /// <summary>Null where nobody ever asked.</summary>
    public AmongView? Among { get; private set; }

    public FigureSnapshot? Last { get; private set; }

    public bool HasDeclared { get; private set; }

    public bool Manages { get; private set; }

    public string State { get; private set; } = "";

    public string Period { get; private set; } = "";

    public DateTimeOffset CountedAt { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGet(string slug, [FromQuery(Name = "parmi")] string? among, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action)
            return NotFound();
        var seenAs = await actions.ReaderOf(action, cancel);
        if (seenAs is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        var figures = await reader.Read(action.Id, cancel);
        var seen = SeenFigure.Of(Measures.Of(figures), seenAs);
        Last = await book.Last(action.Id, cancel);
        var comparison = new FigureComparison((await records.Of(action.Id, cancel)).Declared, await book.Written(action.Id, cancel), Last, Words, texts);
        var lines = seen.Select(f => comparison.Line(f, seenAs)).ToList();
        HasDeclared = lines.Exists(l => l.Declared is not null);
        Manages = seenAs is Reader.Team;
        State = Last is null ? texts["indicators.state.none"] : texts[Last.Figures.All(f => seen.FirstOrDefault(s => s.Code == f.Code)?.Figure.Value == f.Value) ? "indicators.state.same" : "indicators.state.differs", Day(Last.At), Last.Number];
        Headlines = [.. new[] { "P1", "P3b", "P4a", "P4b" }.Select(c => lines.First(l => l.Definition.Code == c))];
        Groups = [.. IndicatorCatalogue.One.Groups.Select(g => (Words.Said(g.Value), (IReadOnlyList<FigureLine>)[.. lines.Where(l => l.Definition.Group == g.Key)])).Where(g => g.Item2.Count > 0)];
        Among = figures.HasRequests ? new AmongView(figures, seenAs, among, vocabularies, texts) : null;
        Answers = AnswerScale.Of(seen, texts, Words);
        Period = figures.Window(action) is ({ } from, { } to) ? texts["indicators.period.dates", Day(from), Day(to)] : texts["indicators.period.unknown"];
        return Page();
    }

    private static string Day<T>(T date) where T : struct, IFormattable => date.InWords();
}
