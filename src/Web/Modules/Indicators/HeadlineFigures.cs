using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The four figures at the head of a public record; people fewer than the reader may see are not counted out.</summary>
internal sealed class HeadlineFigures(FigureReader reader, FigureBook book, IActions actions, Texts texts, IVocabularies vocabularies) : IActionFigures
{
    private static readonly string[] Codes = ["P1", "P3b", "P4a", "P4b"];

    public async Task<IReadOnlyList<ActionFigure>> Of(ActionCard action, CancellationToken cancel)
    {
        var seenAs = await actions.ReaderOf(action, cancel);
        // Once published, the frozen figures are what the record shows, to everyone.
        if (await book.Last(action.Id, cancel) is { } last)
            return Lines(seenAs is Reader.Team or Reader.Funder ? SeenFigure.Of(last.Figures, seenAs) : [.. last.Figures.Select(SeenFigure.Frozen)], Reader.Public);
        var figures = await reader.Read(action.Id, cancel);
        if (!figures.HasRequests && figures.PlannedHalfDays == 0)
            return [];
        return Lines(SeenFigure.Of(Measures.Of(figures), seenAs), seenAs);
    }

    private List<ActionFigure> Lines(IReadOnlyList<SeenFigure> all, Reader seenAs)
    {
        var words = new FigureWords(texts, vocabularies);
        return
        [
            .. Codes.Select(c => all.First(f => f.Code == c)).Where(f => f.Code != "P3b" || f.Sight is not Sight.Unknown)
                .Select(f => new ActionFigure(f.Code, Value(f, seenAs, words), words.Name(f.Definition), f.Code == "P4b" && f.IsShown ? Structures(all) : words.Base(f, seenAs))),
        ];
    }

    private string? Value(SeenFigure seen, Reader seenAs, FigureWords words)
    {
        if (seen.Sight is not Sight.Small)
            return words.Value(seen);
        return SmallNumbers.Hides(seen.Figure.Tells[0], seenAs) ? $"< {SmallNumbers.Least(seenAs, isSensitive: false)}" : texts["indicators.hidden_part"];
    }

    // "7 structures" says more of a group than how many asked, which stands beside it.
    private string Structures(IReadOnlyList<SeenFigure> all) => texts.Count("indicators.structures", (long)(all.First(f => f.Code == "P1b").Figure.Value ?? 0));
}
