namespace Maillage.Modules.Directory.Search;

/// <summary>Lists by term while an index is being made: those of the dictionary, then those added for expansions.</summary>
internal sealed class PostingLists
{
    private const int BestKept = 1024;
    private readonly int count;
    private readonly List<(int[] Entries, byte[] Fields)> added = [];
    private readonly int[] starts;
    private readonly int[] entries;
    private readonly byte[] fields;

    public PostingLists(TermRows rows, int terms, int entryCount)
    {
        count = entryCount;
        starts = new int[terms + 1];
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var term in rows.Terms(i))
                starts[term + 1]++;
        }
        for (var t = 0; t < terms; t++)
            starts[t + 1] += starts[t];
        entries = new int[rows.Total];
        fields = new byte[rows.Total];
        var next = starts[..terms];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Terms(i);
            for (var k = 0; k < row.Length; k++)
            {
                var at = next[row[k]]++;
                entries[at] = i;
                fields[at] = rows.Fields(i)[k];
            }
        }
    }

    public ReadOnlySpan<int> Entries(int term) => entries.AsSpan(starts[term], starts[term + 1] - starts[term]);

    public ReadOnlySpan<byte> Fields(int term) => fields.AsSpan(starts[term], starts[term + 1] - starts[term]);

    /// <summary>Adds a list of its own, given by the fields of every entry, and returns its number.</summary>
    public int Add(byte[] byEntry)
    {
        int[] list = [.. Enumerable.Range(0, byEntry.Length).Where(i => byEntry[i] != 0)];
        added.Add((list, [.. list.Select(i => byEntry[i])]));
        return starts.Length - 2 + added.Count;
    }

    public Postings Finish(int[] rank, int values, Tally tally)
    {
        var byRank = new int[rank.Length];
        for (var entry = 0; entry < rank.Length; entry++)
            byRank[rank[entry]] = entry;
        var terms = starts.Length - 1 + added.Count;
        var allStarts = new int[terms + 1];
        starts.CopyTo(allStarts, 0);
        for (var a = 0; a < added.Count; a++)
            allStarts[starts.Length + a] = allStarts[starts.Length - 1 + a] + added[a].Entries.Length;
        int[] allEntries = [.. entries, .. added.SelectMany(a => a.Entries)];
        byte[] allFields = [.. fields, .. added.SelectMany(a => a.Fields)];
        var frequent = new Frequent?[terms];
        var least = Math.Max(64, count / 64);
        for (var t = 0; t < terms; t++)
        {
            var size = allStarts[t + 1] - allStarts[t];
            if (size >= least)
                frequent[t] = Dense(allEntries.AsSpan(allStarts[t], size), allFields.AsSpan(allStarts[t], size), rank, byRank, values, tally);
        }
        return new Postings(allStarts, allEntries, allFields, frequent);
    }

    private Frequent Dense(ReadOnlySpan<int> list, ReadOnlySpan<byte> where, int[] rank, int[] byRank, int values, Tally tally)
    {
        var set = new ulong[Bits.Words(count)];
        var named = new ulong[set.Length];
        for (var i = 0; i < list.Length; i++)
        {
            Bits.Put(set, list[i]);
            if (Postings.Scores[where[i]] >= Postings.InName)
                Bits.Put(named, list[i]);
        }
        var before = new int[set.Length];
        for (var w = 1; w < set.Length; w++)
            before[w] = before[w - 1] + System.Numerics.BitOperations.PopCount(set[w - 1]);
        tally.Clear();
        tally.Add(list);
        var counts = new int[values];
        tally.Write(counts);
        return new Frequent(set, named, before, Best(list, where, rank, byRank), counts);
    }

    private static int[] Best(ReadOnlySpan<int> list, ReadOnlySpan<byte> where, int[] rank, int[] byRank)
    {
        Span<int> byScore = stackalloc int[256];
        byScore.Clear();
        foreach (var found in where)
            byScore[Postings.Scores[found]]++;
        var (least, kept) = (255, 0);
        for (; least > 0 && kept + byScore[least] < BestKept; least--)
            kept += byScore[least];
        var keys = new List<long>(BestKept);
        for (var i = 0; i < list.Length; i++)
        {
            if (Postings.Scores[where[i]] >= least)
                keys.Add((long)(255 - Postings.Scores[where[i]]) << 32 | (uint)rank[list[i]]);
        }
        keys.Sort();
        var best = new int[Math.Min(BestKept, keys.Count)];
        for (var i = 0; i < best.Length; i++)
            best[i] = byRank[(int)(keys[i] & uint.MaxValue)];
        return best;
    }
}
