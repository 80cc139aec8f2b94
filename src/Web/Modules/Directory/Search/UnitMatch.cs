namespace Maillage.Modules.Directory.Search;

/// <summary>The entries that answer one unit of a query, and how well.</summary>
internal sealed class UnitMatch
{
    private const byte PlaceScore = 12;

    /// <summary>From this bit on a sum of scores holds how many words stand in the name; below it, how well all are answered.</summary>
    public const int NameBit = 12;

    private static readonly int[][] Tables = [.. Enumerable.Range(0, 101).Select(weight => Enumerable.Range(0, 256)
        .Select(score => (score * weight / 100) + (score >= Postings.InName ? 1 << NameBit : 0)).ToArray())];

    private readonly int[] table;
    private readonly SearchIndex index;
    private readonly byte[]? scores;
    private ulong[]? own;

    public UnitMatch(Workspace room, WordUnit unit)
    {
        index = room.Index;
        Unit = unit;
        table = Tables[unit.Weight];
        Term = unit.OnlyTerm;
        if (Term >= 0)
        {
            Estimate = index.Postings.Count(Term);
            Dense = index.Postings.Dense(Term);
            return;
        }
        own = room.EmptySet();
        scores = room.EmptyScores();
        foreach (var term in unit.Terms)
            AddTerm(term);
        AddTogether();
        foreach (var place in unit.Places)
        {
            index.Territories.AddServing(place, own);
            index.Territories.AddStanding(place, own);
        }
        Estimate = Bits.Count(own);
    }

    public WordUnit Unit { get; }

    /// <summary>The one list of the index that this is, or -1.</summary>
    public int Term { get; }

    public Frequent? Dense { get; }

    public int Estimate { get; }

    /// <summary>A list of few entries, which can be gone through directly.</summary>
    public bool IsThin => Term >= 0 && Dense is null;

    public ReadOnlySpan<ulong> Set(Workspace room)
    {
        if (Dense is not null)
            return Dense.Set;
        if (own is null)
        {
            own = room.EmptySet();
            Bits.Or(own, index.Postings.Entries(Term));
        }
        return own;
    }

    /// <summary>Adds to each entry, all of them of the set and in order, how well it answers.</summary>
    public void AddScores(ReadOnlySpan<int> entries, Span<int> sums)
    {
        if (Term < 0)
        {
            for (var i = 0; i < entries.Length; i++)
                sums[i] += table[Math.Max(scores![entries[i]], Unit.Places.Count > 0 ? PlaceScore : (byte)1)];
            return;
        }
        Span<int> byFields = stackalloc int[256];
        for (var f = 0; f < 256; f++)
            byFields[f] = table[Postings.Scores[f]];
        var fields = index.Postings.Fields(Term);
        if (Dense is not null)
        {
            for (var i = 0; i < entries.Length; i++)
                sums[i] += byFields[fields[Dense.Position(entries[i])]];
            return;
        }
        var list = index.Postings.Entries(Term);
        for (int i = 0, at = 0; i < entries.Length; i++, at++)
        {
            while (list[at] < entries[i])
                at++;
            sums[i] += byFields[fields[at]];
        }
    }

    /// <summary>The fields in which the entry answers; 0 where only its area does.</summary>
    public byte FieldsOf(int entry)
    {
        byte fields = 0;
        foreach (var term in Unit.Terms)
            fields |= index.Postings.FieldsOf(term, entry);
        if (Unit.Together.Length == 0)
            return fields;
        // Parts of a word that stand in different fields do not make it stand in either of them.
        var all = byte.MaxValue;
        foreach (var term in Unit.Together)
            all &= index.Postings.FieldsOf(term, entry);
        return (byte)(fields | all);
    }

    private void AddTerm(int term)
    {
        var entries = index.Postings.Entries(term);
        var fields = index.Postings.Fields(term);
        for (var i = 0; i < entries.Length; i++)
        {
            if (Unit.Exactly && (fields[i] & Postings.Exact) == 0)
                continue;
            Bits.Put(own, entries[i]);
            scores![entries[i]] = Math.Max(scores[entries[i]], Postings.Scores[fields[i]]);
        }
    }

    private void AddTogether()
    {
        if (Unit.Together.Length == 0)
            return;
        foreach (var entry in index.Postings.Entries(Unit.Together.MinBy(index.Postings.Count)))
        {
            var least = byte.MaxValue;
            foreach (var term in Unit.Together)
                least = Math.Min(least, Postings.Scores[index.Postings.FieldsOf(term, entry)]);
            if (least == 0)
                continue;
            Bits.Put(own, entry);
            scores![entry] = Math.Max(scores[entry], least);
        }
    }
}
