namespace Maillage.Platform.Figures;

/// <summary>As whom someone reads a figure.</summary>
internal enum Reader
{
    /// <summary>Who does the work: nothing is hidden.</summary>
    Team,

    /// <summary>Who pays for it by agreement: true counts of activity, sensitive breakdowns hidden.</summary>
    Funder,

    /// <summary>Others of the network.</summary>
    Network,

    Public,

    /// <summary>The command line on one's own file: nothing is hidden.</summary>
    OwnFile,
}

/// <summary>
/// The one table of what is too small to show. A small cell alone could be found again from the total,
/// so the next smallest is hidden with it.
/// </summary>
internal static class SmallNumbers
{
    /// <summary>Fewer answers than this, after filters too: only how many answered.</summary>
    public const int FewestAnswers = 5;

    /// <summary>The smallest count shown, 0 aside; 1 = nothing is hidden.</summary>
    /// <param name="reader">As whom it is read.</param>
    /// <param name="isSensitive">Speaks of traits of people, not of activity.</param>
    public static int Least(Reader reader, bool isSensitive) => reader switch
    {
        Reader.Team or Reader.OwnFile => 1,
        Reader.Funder => isSensitive ? 5 : 1,
        Reader.Network => 5,
        _ => 11,
    };

    public static bool Hides(int count, Reader reader, bool isSensitive = false) => count > 0 && count < Least(reader, isSensitive);

    /// <summary>The parts of one total as this reader may see them; null = hidden. Where parts are hidden, at least two are, and together they are no small number.</summary>
    public static IReadOnlyList<int?> Shown(IReadOnlyList<int> parts, Reader reader, bool isSensitive = false)
    {
        var least = Least(reader, isSensitive);
        var hidden = parts.Select(p => p > 0 && p < least).ToArray();
        if (!hidden.Contains(value: true))
            return [.. parts.Select(p => (int?)p)];
        foreach (var next in Enumerable.Range(0, parts.Count).Where(i => !hidden[i]).OrderBy(i => parts[i] == 0).ThenBy(i => parts[i]).ThenBy(i => i))
        {
            var together = parts.Where((_, i) => hidden[i]).Sum();
            if (hidden.Count(h => h) > 1 && together >= least)
                break;
            hidden[next] = true;
        }
        return [.. parts.Select((p, i) => hidden[i] ? (int?)null : p)];
    }
}
