using System.Numerics;

namespace Maillage.Modules.Directory.Search;

/// <summary>Counts every facet with the others applied, by whatever is cheapest: counts made with the index, sums over the masks of the entries found, or sets laid over one another.</summary>
internal sealed class Counting(Workspace room, Plan plan, SetIn[] chosen, Outcome outcome)
{
    private const int FullEnough = 40;
    private const int KeptNear = 200_000;

    private readonly SearchIndex index = room.Index;

    // Adding a mask costs about as much as laying six words of two sets over one another; more once the masks are too many to stay near the processor.
    private readonly int maskCost = room.Index.Count < KeptNear ? 6 : 16;
    private Asked asked;

    /// <summary>What is asked beside the facets: its entries (none for everything), and what was counted of it or of a part of it with the index.</summary>
    public readonly record struct Asked(ulong[] Set, int[]? Counts, Shared? Part);

    /// <summary>A set whose counts are known; no array for every entry.</summary>
    private readonly record struct Known(ulong[]? Array, int Start, int Size, int[] Counts, int CountsStart);

    /// <summary>A known set that the one to count lies in, or holds, and by how many entries they differ.</summary>
    private readonly record struct Basis(Known Known, bool Inside, int Apart);

    /// <summary>Fills in the total and all counts.</summary>
    public void Count(Asked beside, ulong[] hits)
    {
        asked = beside;
        var active = Enumerable.Range(0, Facets.Count).Where(f => chosen[f].Exists).ToArray();
        outcome.Total = Bits.Count(hits);
        CountFrom(hits, Cheapest(outcome.Total, active), room.Counts);
        foreach (var facet in active)
            CountActive(facet, [.. active.Where(f => f != facet)]);
        outcome.PlaceCounts = CountPlaces(active);
    }

    /// <summary>The counts of a facet in which something is chosen: its own choice left aside.</summary>
    private void CountActive(int facet, int[] others)
    {
        var (first, end) = (index.Values.First((Facet)facet), index.Values.End((Facet)facet));
        var set = Applied(others);
        var basis = Cheapest(Bits.Count(set), others);
        if ((long)basis.Apart * maskCost < (long)(end - first) * set.Length)
        {
            CountFrom(set, basis, room.OneFacet);
            room.OneFacet.AsSpan(first, end - first).CopyTo(room.Counts.AsSpan(first));
            return;
        }
        for (var v = first; v < end; v++)
            room.Counts[v] = Bits.CountAnd(set, index.Set(v));
    }

    /// <summary>The known set that differs least from the one of this size that answers what is asked and these facets.</summary>
    private Basis Cheapest(int size, int[] facets)
    {
        var around = new Known(null, 0, index.Count, index.Totals, 0);
        foreach (var word in outcome.Words)
        {
            if (word.Dense is { } dense && word.Estimate < around.Size)
                around = new Known(dense.Set, 0, word.Estimate, dense.Counts, 0);
        }
        if (asked.Counts is { } counts && Bits.Count(asked.Set) is var known && known < around.Size)
            around = new Known(asked.Set, 0, known, counts, 0);
        foreach (var f in facets)
        {
            if (SingleValue(f) is >= 0 and var value && index.Totals[value] < around.Size)
                around = new Known(index.Sets, value * index.Words, index.Totals[value], index.Pairs, value * index.Values.Count);
        }
        if (facets.Length == 0 && asked.Part is { } part && size - part.Size < Math.Min(size, around.Size - size))
            return new Basis(new Known(part.Set, 0, part.Size, part.Counts, 0), Inside: true, size - part.Size);
        return size < around.Size - size ? new Basis(default, Inside: true, size) : new Basis(around, Inside: false, around.Size - size);
    }

    private int SingleValue(int facet) =>
        plan.Chosen(facet) is [var value] && (facet != (int)Facet.Territory || plan.Places.Count == 0) ? value : -1;

    private void CountFrom(ulong[] set, Basis basis, int[] counts)
    {
        var known = basis.Known;
        if (basis.Inside && known.Size == 0)
        {
            CountMasks(set, basis.Apart, counts);
            return;
        }
        var ready = known.Counts.AsSpan(known.CountsStart, index.Values.Count);
        if (basis.Apart == 0)
        {
            ready.CopyTo(counts);
            return;
        }
        var rest = room.Set();
        if (basis.Inside)
        {
            set.CopyTo(rest, 0);
            Bits.Except(rest, known.Array);
        }
        else
        {
            if (known.Array is null)
                Bits.Fill(rest, index.Count);
            else
                Array.Copy(known.Array, known.Start, rest, 0, rest.Length);
            Bits.Except(rest, set);
        }
        CountMasks(rest, basis.Apart, counts);
        for (var v = 0; v < ready.Length; v++)
            counts[v] = basis.Inside ? ready[v] + counts[v] : ready[v] - counts[v];
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
            if (BitOperations.PopCount(word) > FullEnough && w < index.Blocks.Count)
            {
                index.Blocks.AddTo(sums, w);
                for (word = ~word; word != 0; word &= word - 1)
                    room.Second[less++] = (w << 6) + BitOperations.TrailingZeroCount(word);
                continue;
            }
            for (; word != 0; word &= word - 1)
                room.List[more++] = (w << 6) + BitOperations.TrailingZeroCount(word);
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

    private int[] CountPlaces(int[] active)
    {
        if (plan.Places.Count == 0)
            return [];
        var set = Applied([.. active.Where(f => f != (int)Facet.Territory)]);
        var counts = new int[plan.Places.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            var serving = room.EmptySet();
            index.Territories.AddServing(plan.Places[i], serving);
            counts[i] = Bits.CountAnd(set, serving);
        }
        return counts;
    }

    private ulong[] Applied(int[] facets)
    {
        var set = room.Set();
        if (asked.Set.Length > 0)
            asked.Set.CopyTo(set, 0);
        else
            Bits.Fill(set, index.Count);
        foreach (var facet in facets)
            Bits.And(set, chosen[facet].Span);
        return set;
    }
}
