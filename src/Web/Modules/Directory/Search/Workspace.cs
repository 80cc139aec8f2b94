namespace Maillage.Modules.Directory.Search;

/// <summary>Room for one query at a time, so that answering allocates next to nothing; each thread has its own.</summary>
internal sealed class Workspace(SearchIndex index)
{
    [ThreadStatic]
    private static Workspace? mine;

    private readonly List<ulong[]> sets = [];
    private readonly List<byte[]> scores = [];
    private int usedSets;
    private int usedScores;

    public SearchIndex Index => index;

    public Tally Tally { get; } = new(index.Masks);

    public int[] Counts { get; } = new int[index.Values.Count];

    public int[] MoreCounts { get; } = new int[index.Values.Count];

    public int[] OneFacet { get; } = new int[index.Values.Count];

    public int[] Sums { get; } = new int[index.Values.Count];

    public int[] List { get; } = new int[index.Count + 64];

    public int[] Second { get; } = new int[index.Count + 64];

    /// <summary>The room of this thread for an index, empty.</summary>
    public static Workspace Of(SearchIndex index)
    {
        if (mine?.Index != index)
            mine = new Workspace(index);
        (mine.usedSets, mine.usedScores) = (0, 0);
        return mine;
    }

    /// <summary>A set whose content is not cleared.</summary>
    public ulong[] Set()
    {
        if (usedSets == sets.Count)
            sets.Add(new ulong[index.Words]);
        return sets[usedSets++];
    }

    public ulong[] EmptySet()
    {
        var set = Set();
        Array.Clear(set);
        return set;
    }

    public byte[] EmptyScores()
    {
        if (usedScores == scores.Count)
            scores.Add(new byte[index.Count]);
        var room = scores[usedScores++];
        Array.Clear(room);
        return room;
    }
}

/// <summary>A set somewhere in an array.</summary>
internal readonly record struct SetIn(ulong[]? Array, int Start, int Length)
{
    public bool Exists => Array is not null;

    public ReadOnlySpan<ulong> Span => Array.AsSpan(Start, Length);

    public static SetIn Of(ulong[] whole) => new(whole, 0, whole.Length);
}
