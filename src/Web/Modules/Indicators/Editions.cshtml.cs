using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>The editions of an action side by side: counted where the reader may see what is counted, else as published.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class EditionsModel(IActions actions, IActionFacts records, FigureReader reader, FigureBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    private const int Most = 4;

    /// <summary>One edition: its name, and where its figures come from.</summary>
    internal sealed record Column(string Name, string Address, string Source, bool IsThis, Reader Reader, IReadOnlyDictionary<string, SeenFigure> Figures);

    /// <summary>One value and how long its bar is, of 100.</summary>
    internal sealed record Cell(string? Value, int Bar, string? Why);

    /// <summary>One indicator over the editions.</summary>
    /// <param name="Break">Its definition is not the same in all of them: they do not compare.</param>
    internal sealed record Row(IndicatorDefinition Definition, IReadOnlyList<Cell> Cells, string? Change, bool Break);

    private IReadOnlyList<int> compared = [];

    public ActionCard Action { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action || await actions.ReaderOf(action, cancel) is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        foreach (var edition in (await records.Editions(action, cancel)).TakeLast(Most))
        {
            if (await ColumnOf(edition, cancel) is { } column)
                Columns = [.. Columns, column];
        }
        // An edition of which nothing is known yet, a draft, is not what others are compared with.
        compared = [.. Columns.Index().Where(c => c.Item.Figures.Values.Any(f => f.IsShown)).Select(c => c.Index).TakeLast(2)];
        Rows = [.. IndicatorCatalogue.One.OfActions.Where(d => Columns.Any(c => c.Figures.TryGetValue(d.Code, out var f) && f.Figure.Value is not null)).Select(RowOf)];
        return Page();
    }

    private async Task<Column?> ColumnOf(ActionCard edition, CancellationToken cancel)
    {
        var name = edition is { Begins: { } from, Ends: { } to } ? from.Year == to.Year ? $"{from.Year}" : $"{from.Year}-{to.Year}" : edition.Year is { } year ? $"{year}" : texts["actions.edition.undated"];
        var seenAs = await actions.ReaderOf(edition, cancel);
        if (seenAs is Reader.Team or Reader.Funder)
            return new Column(name, edition.Address, texts["indicators.editions.counted"], edition.Id == Action.Id, seenAs, SeenFigure.Of(Measures.Of(await reader.Read(edition.Id, cancel)), seenAs).ToDictionary(f => f.Code, StringComparer.Ordinal));
        return await book.Last(edition.Id, cancel) is { } last
            ? new Column(name, edition.Address, texts["indicators.published_note", last.At.InWords()], edition.Id == Action.Id, Reader.Public, last.Figures.Select(SeenFigure.Frozen).ToDictionary(f => f.Code, StringComparer.Ordinal))
            : null;
    }

    private Row RowOf(IndicatorDefinition definition)
    {
        var figures = Columns.Select(c => c.Figures.GetValueOrDefault(definition.Code)).ToList();
        var most = figures.Max(f => f is { IsShown: true } ? f.Figure.Value!.Value : 0);
        var cells = figures.Zip(Columns, (f, c) => f is null ? new Cell(null, 0, null) : new Cell(f.IsShown ? Words.Value(f) : null, f.IsShown && most > 0 ? (int)(100 * f.Figure.Value!.Value / most) : 0, f.Sight is Sight.Shown or Sight.Unknown ? null : Words.Base(f, c.Reader))).ToList();
        var isBreak = figures.OfType<SeenFigure>().Select(f => f.Figure.Version).Distinct().Count() > 1;
        return new Row(definition, cells, isBreak ? null : Change(definition, figures), isBreak);
    }

    /// <summary>The two editions that are compared, in words.</summary>
    public string Compared => compared.Count < 2 ? "" : texts["indicators.editions.between", Columns[compared[0]].Name, Columns[compared[1]].Name];

    /// <summary>From the edition before to the last one of which something is known, where both may be shown.</summary>
    private string? Change(IndicatorDefinition definition, List<SeenFigure?> figures)
    {
        if (compared.Count < 2 || figures[compared[1]] is not { IsShown: true } now || figures[compared[0]] is not { IsShown: true } then)
            return null;
        var change = now.Figure.Value!.Value - then.Figure.Value!.Value;
        if (change == 0)
            return texts["indicators.editions.same"];
        return texts[change > 0 ? "indicators.editions.more" : "indicators.editions.less", Words.Distance(definition, Math.Abs(change))];
    }
}
