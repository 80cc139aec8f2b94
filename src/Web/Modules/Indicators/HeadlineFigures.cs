using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The four figures at the head of a public record; people fewer than the reader may see are not counted out.</summary>
internal sealed class HeadlineFigures(FigureReader reader, FigureBook book, IActions actions, IActionFacts records, Texts texts, IVocabularies vocabularies) : IActionFigures
{
    private static readonly string[] Codes = ["P1", "P3b", "P4a", "P4b"];

    public async Task<IReadOnlyList<ActionFigure>> Of(ActionCard action, CancellationToken cancel)
    {
        var seenAs = await actions.ReaderOf(action, cancel);
        var isClose = seenAs is Reader.Team or Reader.Funder;
        // Once published, the frozen figures are what the record shows, to everyone.
        if (await book.Last(action.Id, cancel) is { } last)
            return await Lines(action, isClose ? SeenFigure.Of(last.Figures, seenAs) : [.. last.Figures.Select(SeenFigure.Frozen)], Reader.Public, f => isClose ? AddressOf(action, f) : action.IsPublished ? $"/indicateurs/publies/{action.Slug}" : null, cancel);
        var figures = await reader.Read(action.Id, cancel);
        if (!figures.HasRequests && figures.PlannedHalfDays == 0)
            return [];
        return await Lines(action, SeenFigure.Of(Measures.Of(figures), seenAs), seenAs, f => isClose ? AddressOf(action, f) : null, cancel);
    }

    private async Task<List<ActionFigure>> Lines(ActionCard action, IReadOnlyList<SeenFigure> all, Reader seenAs, Func<SeenFigure, string?> address, CancellationToken cancel)
    {
        // What the record itself states, on the same page and in its file, is not hidden above it: it is said to be stated.
        var stated = all.Any(f => f.Sight is Sight.Small && Codes.Contains(f.Code)) ? (await records.Of(action.Id, cancel)).Declared : [];
        decimal? Stated(SeenFigure f) => f.Sight is Sight.Small ? stated.FirstOrDefault(d => d.Code == f.Code)?.Value : null;
        var words = new FigureWords(texts, vocabularies);
        return
        [
            .. Codes.Select(c => all.First(f => f.Code == c)).Where(f => f.Code != "P3b" || f.Sight is not Sight.Unknown)
                .Select(f => new ActionFigure(f.Code, Stated(f) is { } said ? words.Value(f.Definition, said) : Value(f, seenAs, words), words.Name(f.Definition), Stated(f) is not null ? texts["indicators.stated"] : f.Code == "P4b" && f.IsShown ? Structures(all) : words.Base(f, seenAs), address(f))),
        ];
    }

    private static string AddressOf(ActionCard action, SeenFigure seen) => $"/indicateurs/{action.Slug}/{seen.Definition.Slug}";

    private string? Value(SeenFigure seen, Reader seenAs, FigureWords words)
    {
        if (seen.Sight is not Sight.Small || seen.Figure.Tells.Count == 0)
            return words.Value(seen);
        return SmallNumbers.Hides(seen.Figure.Tells[0], seenAs) ? $"< {SmallNumbers.Least(seenAs, isSensitive: false)}" : texts["indicators.hidden_part"];
    }

    // "7 structures" says more of a group than how many asked, which stands beside it.
    private string Structures(IReadOnlyList<SeenFigure> all) => texts.Count("indicators.structures", (long)(all.First(f => f.Code == "P1b").Figure.Value ?? 0));
}
