namespace Maillage.Modules.Directory.Search;

/// <summary>Answers one query: the entries that have every word, serve or stand where asked, and have one value of each facet chosen; the counts of every facet with the others applied; one page in a stable order.</summary>
internal sealed class Searcher
{
    private readonly SearchIndex index;
    private readonly Workspace room;
    private readonly Plan plan;
    private readonly Func<ulong[]>? openNow;
    private readonly SetIn[] chosen = new SetIn[Facets.Count];
    private readonly Geography? geography;
    private readonly Outcome outcome;

    private Searcher(SearchIndex index, SearchQuery query, Func<ulong[]>? openNow)
    {
        this.index = index;
        this.openNow = openNow;
        room = Workspace.Of(index);
        plan = new Plan(index, query);
        var cut = false;
        var units = query.Words.Length == 0 ? [] : query.Exact ? new QueryWords(index).ReadExactly(query.Words, out cut) : new QueryWords(index).Read(query.Words, out cut);
        if (cut)
            plan.Unknown.Add(new Ignored("q", query.Words));
        outcome = new Outcome { Index = index, Plan = plan, Words = [.. units.Select(u => new UnitMatch(room, u))], Counts = room.Counts };
        for (var f = 0; f < Facets.Count; f++)
        {
            if (plan.IsActive(f))
                chosen[f] = ChosenSet(f);
        }
        if (plan.Near.Length > 0)
            geography = new Geography(room, plan);
    }

    /// <summary>Answers a query.</summary>
    /// <param name="index">What is searched.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="openNow">The entries open at this moment; asked for only where the query needs it.</param>
    public static Outcome Run(SearchIndex index, SearchQuery query, Func<ulong[]>? openNow = null)
    {
        var searcher = new Searcher(index, query, openNow);
        searcher.Answer();
        return searcher.outcome;
    }

    /// <summary>Every entry that answers, neither counted nor ordered; null where the query holds no word.</summary>
    public static List<Guid>? All(SearchIndex index, SearchQuery query)
    {
        var searcher = new Searcher(index, query, null);
        if (searcher.outcome.Words.Count == 0)
            return null;
        var list = searcher.room.List.AsSpan(0, Bits.List(searcher.SetOf(searcher.Unfaceted(-1)), searcher.room.List));
        var ids = new List<Guid>(list.Length);
        foreach (var entry in list)
            ids.Add(index.Cards.Id(entry));
        return ids;
    }

    /// <summary>Those of these entries that answer.</summary>
    public static List<int> Among(SearchIndex index, SearchQuery query, IReadOnlyList<int> entries)
    {
        var searcher = new Searcher(index, query, null);
        var hits = searcher.SetOf(searcher.Unfaceted(-1));
        return [.. entries.Where(e => Bits.Has(hits, e))];
    }

    private void Answer()
    {
        var set = Unfaceted(-1);
        var hits = SetOf(set);
        var counting = new Counting(room, plan, chosen, outcome);
        counting.Count(new Counting.Asked(set, KnownCounts(), Part()), hits);
        if (geography is not null)
            outcome.Serving = Bits.CountAnd(hits, geography.Serving);
        new Choosing(room, outcome, geography).Fill(hits);
        if (outcome.Total == 0)
            FindDrops();
    }

    /// <summary>The counts of two frequent words, where nothing but them is asked beside facets; those of one are its own.</summary>
    private int[]? KnownCounts() =>
        geography is null && !plan.Query.OpenNow && outcome.Words is [{ Dense: not null } one, { Dense: not null } two] ? index.WordPairs.Find(one.Term, two.Term) : null;

    /// <summary>The part of what is asked that all communes of a province share, where nothing but a place is asked beside facets.</summary>
    private Shared? Part() => plan.Query.OpenNow || outcome.Words.Count > 0 ? null : geography?.Shared;

    /// <summary>What answers all but the facets; an empty array stands for every entry.</summary>
    private ulong[] Unfaceted(int withoutWord, bool withoutPlace = false, bool withoutOpen = false)
    {
        ulong[]? set = null;
        for (var w = 0; w < outcome.Words.Count; w++)
        {
            if (w != withoutWord)
                Narrow(ref set, outcome.Words[w].Set(room));
        }
        if (geography is not null && !withoutPlace)
            Narrow(ref set, geography.Asked);
        if (plan.Query.OpenNow && openNow is not null && !withoutOpen)
            Narrow(ref set, openNow());
        return set ?? [];
    }

    private ulong[] SetOf(ulong[] unfaceted, int withoutFacet = -1)
    {
        ulong[]? set = null;
        if (unfaceted.Length > 0)
            Narrow(ref set, unfaceted);
        for (var f = 0; f < Facets.Count; f++)
        {
            if (f != withoutFacet && chosen[f].Exists)
                Narrow(ref set, chosen[f].Span);
        }
        if (set is null)
            Bits.Fill(set = room.Set(), index.Count);
        return set;
    }

    private void Narrow(ref ulong[]? set, ReadOnlySpan<ulong> by)
    {
        if (set is null)
            by.CopyTo(set = room.Set());
        else
            Bits.And(set, by);
    }

    private SetIn ChosenSet(int facet)
    {
        var values = plan.Chosen(facet);
        var places = facet == (int)Facet.Territory ? plan.Places : [];
        if (values.Count == 1 && places.Count == 0)
            return new SetIn(index.Sets, values[0] * index.Words, index.Words);
        var set = room.EmptySet();
        foreach (var value in values)
            Bits.Or(set, index.Set(value));
        foreach (var place in places)
            index.Territories.AddServing(place, set);
        return SetIn.Of(set);
    }

    private void FindDrops()
    {
        for (var w = 0; w < outcome.Words.Count; w++)
            Drop("q", outcome.Words[w].Unit.Said, null, SetOf(Unfaceted(w)));
        for (var f = 0; f < Facets.Count; f++)
        {
            if (chosen[f].Exists)
                Drop(Facets.Names[f], null, (Facet)f, SetOf(Unfaceted(-1), f));
        }
        if (geography is not null)
            Drop("pres", null, null, SetOf(Unfaceted(-1, withoutPlace: true)));
        if (plan.Query.OpenNow)
            Drop("ouvert", null, null, SetOf(Unfaceted(-1, withoutOpen: true)));
        outcome.Drops.Sort((a, b) => b.Count.CompareTo(a.Count));
    }

    private void Drop(string parameter, string? word, Facet? facet, ulong[] set)
    {
        var count = Bits.Count(set);
        if (count > 0)
            outcome.Drops.Add(new Drop(parameter, word, facet, count));
    }
}
