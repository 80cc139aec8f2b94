namespace Maillage.Modules.Directory.Search;

/// <summary>Picks one page: those that serve the place first, then those close to it, nearest first; otherwise by how well the words are answered, newest check, name, id.</summary>
internal sealed class Choosing(Workspace room, Outcome outcome, Geography? geography)
{
    private readonly SearchIndex index = room.Index;

    public void Fill(ulong[] hits)
    {
        var from = (outcome.Plan.Query.Page - 1L) * SearchQuery.PageSize;
        if (from >= outcome.Total)
            return;
        var need = (int)Math.Min(from + SearchQuery.PageSize, outcome.Total);
        var set = hits;
        if (geography is not null && need <= outcome.Serving && need < outcome.Total)
            Bits.And(set, geography.Serving);
        if (!Walk(set, (int)from, need))
            Sort(set, (int)from, need);
    }

    /// <summary>Goes down an order made in advance, where one applies and the hits are not too far apart in it.</summary>
    private bool Walk(ulong[] set, int from, int need)
    {
        if (geography is not null && need > outcome.Serving)
            return false;
        var order = outcome.Words switch
        {
            [] => index.ByRank,
            [{ Dense: { } dense }] => dense.Best,
            _ => null,
        };
        var among = outcome.Words is [] ? index.Count : outcome.Words.Count == 1 ? outcome.Words[0].Estimate : 0;
        var total = geography is null ? outcome.Total : outcome.Serving;
        if (order is null || (long)need * among > (long)total * total)
            return false;
        var found = 0;
        foreach (var entry in order)
        {
            if (!Bits.Has(set, entry))
                continue;
            if (found++ >= from)
                Take(entry);
            if (found == need)
                return true;
        }
        outcome.Page.Clear();
        return false;
    }

    /// <summary>Where enough entries have all words, or one, in their name, the others need not be looked at.</summary>
    private ulong[] Foremost(ulong[] set, int need)
    {
        if (geography is not null || outcome.Words.Count < 2 || outcome.Words.Any(w => w.Dense is null))
            return set;
        var all = room.Set();
        var one = room.Set();
        set.CopyTo(all, 0);
        outcome.Words[0].Dense!.Named.CopyTo(one, 0);
        foreach (var word in outcome.Words)
        {
            Bits.And(all, word.Dense!.Named);
            Bits.Or(one, word.Dense.Named);
        }
        Bits.And(one, set);
        return Bits.Count(all) >= need ? all : Bits.Count(one) >= need ? one : set;
    }

    private void Sort(ulong[] set, int from, int need)
    {
        var list = room.Second.AsSpan(0, Bits.List(Foremost(set, need), room.Second));
        var sums = room.List.AsSpan(0, list.Length);
        sums.Clear();
        foreach (var word in outcome.Words)
            word.AddScores(list, sums);
        var best = new long[need];
        var count = 0;
        for (var i = 0; i < list.Length; i++)
        {
            var key = Key(list[i], sums[i]);
            if (count < need)
                Rise(best, count++, key);
            else if (key < best[0])
                Replace(best, key);
        }
        Array.Sort(best, 0, count);
        for (var i = from; i < count; i++)
            Take(index.ByRank[(int)(best[i] & 0xFFFFFFF)]);
    }

    /// <summary>The place of an entry in the order as one number: group, distance for those that are only close, words, then rank (28 bits).</summary>
    private long Key(int entry, int score)
    {
        if (geography is null || Bits.Has(geography.Serving, entry))
            return (long)((1 << 18) - score) << 28 | (uint)index.Rank[entry];
        var tens = (long)(Math.Min(geography.Kilometres(entry), 20_100) * 10);
        return 1L << 62 | tens << 44 | (long)(0x1FFF - (score & 0xFFF)) << 28 | (uint)index.Rank[entry];
    }

    private void Take(int entry) =>
        outcome.Page.Add(new Hit(entry, geography is not null && Bits.Has(geography.Serving, entry), geography?.Kilometres(entry) ?? double.PositiveInfinity));

    private static void Rise(long[] heap, int at, long key)
    {
        while (at > 0 && heap[(at - 1) / 2] < key)
        {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = key;
    }

    private static void Replace(long[] heap, long key)
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= heap.Length)
                break;
            if (child + 1 < heap.Length && heap[child + 1] > heap[child])
                child++;
            if (heap[child] <= key)
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }
}
