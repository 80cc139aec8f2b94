namespace Maillage.Modules.Directory.Search;

/// <summary>Counts every facet with the others applied, by whatever is cheapest: counts made with the index, sums over the masks of the entries found, or sets laid over one another.</summary>
internal sealed class Counting(Workspace room, Plan plan, SetIn[] chosen, Outcome outcome)
{
    private const int FullEnough = 40;

    // Adding a mask costs about as much as laying six words of two sets over one another.
    private const int MaskCost = 6;

    private readonly SearchIndex index = room.Index;

    /// <summary>Fills in the total and all counts.</summary>
    /// <param name="unfaceted">What answers all but the facets; empty for every entry.</param>
    /// <param name="alone">The frequent term that this is, -1 for every entry, -2 for anything else.</param>
    /// <param name="hits">What answers everything.</param>
    public void Count(ulong[] unfaceted, int alone, ulong[] hits)
    {
        var active = Enumerable.Range(0, Facets.Count).Where(f => chosen[f].Exists).ToArray();
        outcome.Total = Bits.Count(hits);
        if (active.Length == 0 && alone > -2)
            CountsOf(alone).CopyTo(room.Counts);
        else if (active.Length == 1 && alone == -1 && SingleValue(active[0]) is >= 0 and var value)
            index.PairsOf(value).CopyTo(room.Counts);
        else
            CountHits(hits);
        foreach (var facet in active)
            CountActive(facet, active, unfaceted, alone);
        outcome.PlaceCounts = CountPlaces(active, unfaceted);
    }

    private ReadOnlySpan<int> CountsOf(int alone) => alone == -1 ? index.Totals : index.Postings.Dense(alone)!.Counts;

    private int SingleValue(int facet) =>
        plan.Chosen(facet) is [var value] && (facet != (int)Facet.Territory || plan.Places.Count == 0) ? value : -1;

    /// <summary>A set whose counts are known, and what is missing in the one asked for.</summary>
    private readonly record struct Known(ulong[]? Array, int Start, int Size, int[] Counts, int CountsStart);

    private void CountHits(ulong[] hits) => CountSet(hits, outcome.Total, Nearby(), room.Counts);

    /// <summary>The smallest set with known counts that holds all hits: a word's, or a single value's; else every entry.</summary>
    private Known Nearby(int withoutFacet = -1)
    {
        var best = new Known(null, 0, index.Count, index.Totals, 0);
        foreach (var word in outcome.Words)
        {
            if (word.Dense is { } dense && word.Estimate < best.Size)
                best = new Known(dense.Set, 0, word.Estimate, dense.Counts, 0);
        }
        for (var f = 0; f < Facets.Count; f++)
        {
            if (f != withoutFacet && chosen[f].Exists && SingleValue(f) is >= 0 and var value && index.Totals[value] < best.Size)
                best = new Known(index.Sets, value * index.Words, index.Totals[value], index.Pairs, value * index.Values.Count);
        }
        return best;
    }

    /// <summary>Counts a set by its entries, or, where fewer, by those that a known set has beyond it.</summary>
    private void CountSet(ulong[] set, int size, Known known, int[] counts)
    {
        if (known.Size - size >= size)
        {
            CountMasks(set, size, counts);
            return;
        }
        var rest = room.Set();
        if (known.Array is null)
            Bits.Fill(rest, index.Count);
        else
            System.Array.Copy(known.Array, known.Start, rest, 0, rest.Length);
        Bits.Except(rest, set);
        CountMasks(rest, known.Size - size, counts);
        for (var v = 0; v < index.Values.Count; v++)
            counts[v] = known.Counts[known.CountsStart + v] - counts[v];
    }

    private void CountMasks(ulong[] set, int size, int[] counts)
    {
        // Where half a word of sixty-four neighbours is in the set, what was counted of them all is taken, less those that are not.
        var (more, less) = (0, 0);
        var sums = room.Sums;
        Array.Clear(sums);
        for (var w = 0; w < set.Length && size > 0; w++)
        {
            var word = set[w];
            if (System.Numerics.BitOperations.PopCount(word) > FullEnough && w < index.Blocks.Count)
            {
                index.Blocks.AddTo(sums, w);
                for (word = ~word; word != 0; word &= word - 1)
                    room.Second[less++] = (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
                continue;
            }
            for (; word != 0; word &= word - 1)
                room.List[more++] = (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
        }
        room.Tally.Clear();
        room.Tally.Add(room.List.AsSpan(0, more));
        room.Tally.Write(counts);
        if (less > 0)
        {
            room.Tally.Clear();
            room.Tally.Add(room.Second.AsSpan(0, less));
            room.Tally.Write(room.MoreCounts);
            for (var v = 0; v < counts.Length; v++)
                counts[v] -= room.MoreCounts[v];
        }
        for (var v = 0; v < counts.Length; v++)
            counts[v] += sums[v];
    }

    /// <summary>The counts of a facet in which something is chosen: its own choice left aside.</summary>
    private void CountActive(int facet, int[] active, ulong[] unfaceted, int alone)
    {
        var (first, end) = (index.Values.First((Facet)facet), index.Values.End((Facet)facet));
        var others = active.Where(f => f != facet).ToArray();
        if (others.Length == 0 && alone > -2)
            CountsOf(alone)[first..end].CopyTo(room.Counts.AsSpan(first));
        else if (others.Length == 1 && alone == -1 && SingleValue(others[0]) is >= 0 and var value)
            index.PairsOf(value)[first..end].CopyTo(room.Counts.AsSpan(first));
        else
        {
            var set = Applied(others, unfaceted);
            var size = Bits.Count(set);
            var known = Nearby(facet);
            if (Math.Min(size, known.Size - size) * MaskCost < (long)(end - first) * set.Length)
            {
                CountSet(set, size, known, room.OneFacet);
                room.OneFacet.AsSpan(first, end - first).CopyTo(room.Counts.AsSpan(first));
                return;
            }
            for (var v = first; v < end; v++)
                room.Counts[v] = Bits.CountAnd(set, index.Set(v));
        }
    }

    private int[] CountPlaces(int[] active, ulong[] unfaceted)
    {
        if (plan.Places.Count == 0)
            return [];
        var set = Applied([.. active.Where(f => f != (int)Facet.Territory)], unfaceted);
        var counts = new int[plan.Places.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            var serving = room.EmptySet();
            index.Territories.AddServing(plan.Places[i], serving);
            counts[i] = Bits.CountAnd(set, serving);
        }
        return counts;
    }

    private ulong[] Applied(int[] facets, ulong[] unfaceted)
    {
        var set = room.Set();
        if (unfaceted.Length > 0)
            unfaceted.CopyTo(set, 0);
        else
            Bits.Fill(set, index.Count);
        foreach (var facet in facets)
            Bits.And(set, chosen[facet].Span);
        return set;
    }
}
