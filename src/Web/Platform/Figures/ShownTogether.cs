namespace Maillage.Platform.Figures;

/// <summary>
/// Counts of people that stand where one reader sees them all: on one page, or on one page after another.
/// A count is not shown where it is small, nor where it is so near to one already shown that the difference would be.
/// </summary>
internal sealed class ShownTogether(Reader reader)
{
    private readonly int least = SmallNumbers.Least(reader, isSensitive: false);
    private readonly HashSet<int> shown = [];

    /// <summary>Counts that were shown before, and are known whatever is shown now.</summary>
    public void Remember(IEnumerable<int> counts) => shown.UnionWith(counts);

    /// <summary>Takes these in together, or none of them.</summary>
    public bool Takes(IReadOnlyCollection<int> counts)
    {
        if (!counts.All(c => c == 0 || c >= least && counts.Concat(shown).All(other => other == 0 || other == c || Math.Abs(other - c) >= least)))
            return false;
        shown.UnionWith(counts);
        return true;
    }
}
