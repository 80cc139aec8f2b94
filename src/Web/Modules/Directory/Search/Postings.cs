namespace Maillage.Modules.Directory.Search;

/// <summary>For each term the entries it is found in, in order, and in which fields; beyond the dictionary's terms come those made of expansions.</summary>
internal sealed class Postings(int[] starts, int[] entries, byte[] fields, Frequent?[] frequent)
{
    /// <summary>Set in the fields of a posting when the entry has the word itself, not only a longer one.</summary>
    public const byte Exact = 0x80;

    /// <summary>A score from here on says that the word itself stands in the name: no sum of other fields reaches it.</summary>
    public const int InName = 100;

    private static readonly int[] Weights = [6, 12, 12, 16, 24, 24, InName];

    /// <summary>What a posting adds to the rank of an entry, by its fields.</summary>
    public static readonly byte[] Scores = [.. Enumerable.Range(0, 256).Select(ScoreOf)];

    public int Terms => starts.Length - 1;

    public int Count(int term) => starts[term + 1] - starts[term];

    public ReadOnlySpan<int> Entries(int term) => entries.AsSpan(starts[term], Count(term));

    public ReadOnlySpan<byte> Fields(int term) => fields.AsSpan(starts[term], Count(term));

    public Frequent? Dense(int term) => frequent[term];

    public WordPairs Pairs(int entryCount, int values, Tally tally) => new(frequent, entryCount, values, tally);

    /// <summary>The fields in which an entry has the term; 0 if it has not.</summary>
    public byte FieldsOf(int term, int entry)
    {
        if (frequent[term] is { } dense)
            return Bits.Has(dense.Set, entry) ? fields[starts[term] + dense.Position(entry)] : (byte)0;
        var at = Entries(term).BinarySearch(entry);
        return at < 0 ? (byte)0 : fields[starts[term] + at];
    }

    private static byte ScoreOf(int fields)
    {
        var score = 0;
        for (var f = 0; f < Weights.Length; f++)
            score += (fields >> f & 1) * Weights[f];
        return (byte)((fields & Exact) != 0 || score == 0 ? score : Math.Max(1, score * 2 / 5));
    }
}

/// <summary>What is kept of a term that many entries have: its set, its best entries, and the counts of a query of that word alone.</summary>
internal sealed class Frequent(ulong[] set, ulong[] named, int[] before, int[] best, int[] counts)
{
    public ulong[] Set => set;

    public int Size { get; } = Bits.Count(set);

    /// <summary>Those that have it in their name.</summary>
    public ulong[] Named => named;

    /// <summary>The best ranked entries, best first; not all of them.</summary>
    public int[] Best => best;

    public int[] Counts => counts;

    public int Position(int entry)
    {
        var word = entry >> 6;
        return before[word] + System.Numerics.BitOperations.PopCount(set[word] & ((1UL << (entry & 63)) - 1));
    }
}
