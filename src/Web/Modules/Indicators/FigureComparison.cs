using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Platform.Figures;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>One indicator as counted, as the record or the team states it, and as last published; where they differ, in words. None replaces another.</summary>
/// <param name="Value">Null = not known, which is not 0.</param>
/// <param name="IsHidden">The value says that there is one, and that this reader does not see it.</param>
internal sealed record FigureLine(IndicatorDefinition Definition, string? Value, string Base, string? Declared, string? Published, IReadOnlyList<string> Differences, bool IsHidden);

internal sealed class FigureComparison(IReadOnlyList<DeclaredValue> stated, IReadOnlyList<FigureDeclaration> written, FigureSnapshot? last, FigureWords words, Texts texts)
{
    public FigureLine Line(SeenFigure seen, Reader reader)
    {
        var declared = Declared(seen.Code);
        var published = last?.Figures.Find(f => f.Code == seen.Code);
        return new FigureLine(
            seen.Definition, words.Value(seen), words.Base(seen, reader),
            declared is { } said && CanShow(seen) ? words.Value(seen.Definition, said) : null,
            published?.Value is { } frozen && CanShow(seen) ? words.Value(seen.Definition, frozen) : null,
            CanShow(seen) ? [.. Differences(seen, declared, published)] : [], !CanShow(seen));
    }

    /// <summary>The latest written by hand; else what the record states.</summary>
    private decimal? Declared(string code) =>
        written.FirstOrDefault(d => d.Code == code) is { Value: { } byHand } ? byHand : stated.FirstOrDefault(d => d.Code == code)?.Value;

    private IEnumerable<string> Differences(SeenFigure seen, decimal? declared, Figure? published)
    {
        if (declared is { } said && seen.Figure.Value is { } counted && Rounded(said) != Rounded(counted))
            yield return texts["indicators.differs.declared", words.Value(seen.Definition, said), words.Value(seen.Definition, counted)];
        if (published is null)
            yield break;
        if (published.Version != seen.Definition.Version)
            yield return texts["indicators.differs.definition", published.Version, seen.Definition.Version];
        if (published.Value != seen.Figure.Value)
            yield return texts["indicators.differs.published", Said(seen, published.Value), Said(seen, seen.Figure.Value), last!.At.InWords()];
    }

    private string Said(SeenFigure seen, decimal? value) => value is { } known ? words.Value(seen.Definition, known) : texts["indicators.not_known"];

    // What a reader may not see counted is not told them by another way.
    private static bool CanShow(SeenFigure seen) => seen.Sight is Sight.Shown or Sight.Unknown;

    private static decimal Rounded(decimal value) => decimal.Round(value, 3, MidpointRounding.AwayFromZero);
}
