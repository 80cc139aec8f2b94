using Maillage.Modules.Indicators.Catalogue;
using Maillage.Platform.Figures;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>Whether a reader sees a figure, and if not, why.</summary>
internal enum Sight
{
    Shown,

    /// <summary>Nothing to count it from: "non renseigné".</summary>
    Unknown,

    /// <summary>Too few people, or a difference would tell of too few.</summary>
    Small,

    /// <summary>Under five answers.</summary>
    FewAnswers,

    /// <summary>For who leads the action and who pays for it.</summary>
    Reserved,
}

/// <summary>One part of a breakdown as one reader may see it.</summary>
/// <param name="Count">Null = hidden.</param>
internal sealed record SeenPart(string Key, int? Count);

/// <summary>A figure as one reader may see it.</summary>
internal sealed record SeenFigure(IndicatorDefinition Definition, Figure Figure, Sight Sight, IReadOnlyList<SeenPart> Parts)
{
    public bool IsShown => Sight is Sight.Shown;

    public string Code => Definition.Code;

    /// <summary>All figures of an action as this reader may see them together.</summary>
    /// <param name="costIsPublic">Else what a participant costs is for the team and the funder.</param>
    /// <param name="before">Counts that this reader could read in former publications.</param>
    public static IReadOnlyList<SeenFigure> Of(IEnumerable<Figure> figures, Reader reader, bool costIsPublic = true, IEnumerable<int>? before = null)
    {
        var together = new ShownTogether(reader);
        together.Remember(before ?? []);
        return [.. figures.Select(f => Of(f, reader, costIsPublic, together))];
    }

    /// <summary>A figure as it was frozen, for anyone.</summary>
    public static SeenFigure Frozen(Figure figure)
    {
        var definition = IndicatorCatalogue.One.Of(figure.Code, figure.Version);
        var sight = figure.Value is null ? Sight.Unknown : figure.IsOpen ? Sight.Shown : HasFewAnswers(figure) ? Sight.FewAnswers : IsCost(figure) ? Sight.Reserved : Sight.Small;
        return new SeenFigure(definition, figure, sight, sight is Sight.Shown ? [.. figure.Parts.Select(p => new SeenPart(p.Key, p.IsOpen ? p.Count : null))] : []);
    }

    private static SeenFigure Of(Figure figure, Reader reader, bool costIsPublic, ShownTogether together)
    {
        var definition = IndicatorCatalogue.One.Of(figure.Code, figure.Version);
        if (figure.Value is null)
            return new SeenFigure(definition, figure, Sight.Unknown, []);
        if (HasFewAnswers(figure) && reader is not Reader.OwnFile)
            return new SeenFigure(definition, figure, Sight.FewAnswers, []);
        if (reader is Reader.Network or Reader.Public && !costIsPublic && IsCost(figure))
            return new SeenFigure(definition, figure, Sight.Reserved, []);
        return Whole(figure, definition.Sensitive, reader)[^1] is not null && together.Takes(figure.Tells)
            ? new SeenFigure(definition, figure, Sight.Shown, PartsOf(figure, definition.Sensitive, reader, together))
            : new SeenFigure(definition, figure, Sight.Small, []);
    }

    /// <summary>The value and what stands beside it in one known total, as far as this reader may see each.</summary>
    // The value last: of two that are alike the first is hidden with a small one.
    private static IReadOnlyList<int?> Whole(Figure figure, bool isSensitive, Reader reader) =>
        figure.Beside.Count == 0 ? [0] : SmallNumbers.Shown([.. figure.Beside, (int)figure.Value!.Value], reader, isSensitive);

    private static List<SeenPart> PartsOf(Figure figure, bool isSensitive, Reader reader, ShownTogether together)
    {
        var people = figure.Parts.Where(p => p.IsPeople && p.Key != Measures.Withdrawn).ToList();
        var shown = people.Zip(SmallNumbers.Shown([.. people.Select(p => p.Count)], reader, isSensitive)).ToDictionary(p => p.First.Key, p => p.Second, StringComparer.Ordinal);
        // Withdrawals are no reason of those not kept: with them they make up who was not accepted.
        shown[Measures.Withdrawn] = figure.Beside.Count > 0 ? Whole(figure, isSensitive, reader)[0] : null;
        // That a structure count is too small to show would tell, beside the totals of structures, what it is: then it is not there.
        List<SeenPart> parts = [.. figure.Parts.Where(p => p.Key != Measures.OnlyWithdrawn || shown[p.Key] is not null).Select(p => new SeenPart(p.Key, !p.IsPeople ? p.Count : shown[p.Key] is { } count && together.Takes([count]) ? count : null))];
        // From the most frequent reason to the least, their order would tell of the hidden ones.
        return isSensitive ? [.. parts.Where(p => p.Count is not null), .. parts.Where(p => p.Count is null).OrderBy(p => p.Key, StringComparer.Ordinal)] : parts;
    }

    private static bool HasFewAnswers(Figure figure) => figure.Answers < SmallNumbers.FewestAnswers;

    private static bool IsCost(Figure figure) => figure.Code is "P7b" or "P7c";
}
