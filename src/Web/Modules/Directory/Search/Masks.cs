namespace Maillage.Modules.Directory.Search;

/// <summary>For each entry its facet values as bits side by side; a facet of which every entry has one value at most, as the type of a structure, is a column of numbers instead, which halves what counting has to read.</summary>
internal sealed class Masks
{
    private readonly int columnFirst;
    private readonly int[] parents;
    private readonly int valueCount;

    public Masks(IReadOnlyList<SearchEntry> entries, ValueTable values)
    {
        None = entries.Count;
        valueCount = values.Count;
        var column = Enumerable.Range(0, Facets.Count).Select(f => (Facet)f).Where(f => f != Facet.Territory && values.End(f) > values.First(f) && IsSingle(entries, values, f))
            .OrderByDescending(f => values.End(f) - values.First(f)).Cast<Facet?>().FirstOrDefault();
        columnFirst = column is { } one ? values.First(one) : valueCount;
        ColumnSize = column is { } two ? values.End(two) - columnFirst : 0;
        Lanes = Math.Max(1, (valueCount - ColumnSize + 255) / 256);
        parents = [.. Enumerable.Range(columnFirst, ColumnSize).Select(v => values.Values[v].Parent is { } parent ? values.Find(values.Values[v].Facet, parent) - columnFirst : -1)];
        Bits = GC.AllocateArray<ulong>((entries.Count + 1) * 4 * Lanes, pinned: true);
        Column = ColumnSize > 0 ? new ushort[entries.Count + 1] : [];
    }

    public int Lanes { get; }

    /// <summary>The number of an entry that has nothing.</summary>
    public int None { get; }

    public ulong[] Bits { get; }

    /// <summary>The number of the value within its facet, from 1; 0 for none.</summary>
    public ushort[] Column { get; }

    public int ColumnSize { get; }

    public void Put(int entry, int value)
    {
        if (value < columnFirst || value >= columnFirst + ColumnSize)
        {
            Search.Bits.Put(Bits.AsSpan(entry * 4 * Lanes, 4 * Lanes), value < columnFirst ? value : value - ColumnSize);
            return;
        }
        // A value comes before those it is part of: the first one said is kept, the others follow from it.
        if (Column[entry] == 0)
            Column[entry] = (ushort)(value - columnFirst + 1);
    }

    /// <summary>Brings counts of bits and of the column into the order of the values.</summary>
    public void Spread(ReadOnlySpan<int> bits, ReadOnlySpan<int> column, Span<int> counts)
    {
        bits[..columnFirst].CopyTo(counts);
        bits[columnFirst..(valueCount - ColumnSize)].CopyTo(counts[(columnFirst + ColumnSize)..]);
        column.Slice(1, ColumnSize).CopyTo(counts[columnFirst..]);
        for (var v = 0; v < ColumnSize; v++)
        {
            var parent = parents[v];
            for (var steps = 0; parent >= 0 && parent < ColumnSize && steps < 8; steps++)
            {
                counts[columnFirst + parent] += column[v + 1];
                parent = parents[parent];
            }
        }
    }

    private static bool IsSingle(IReadOnlyList<SearchEntry> entries, ValueTable values, Facet facet)
    {
        for (var v = values.First(facet); v < values.End(facet); v++)
        {
            if (values.Values[v].MeansAll)
                return false;
        }
        foreach (var entry in entries)
        {
            if (entry.Everything.Contains(facet))
                return false;
            var first = "";
            foreach (var (of, code) in entry.Values)
            {
                if (of == facet && first.Length > 0 && code != first)
                    return false;
                if (of == facet)
                    first = code;
            }
        }
        return true;
    }
}
