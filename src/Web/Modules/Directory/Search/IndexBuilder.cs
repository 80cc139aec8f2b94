using System.Text.Json;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>Makes an index: orders the entries, sets their bits, counts what can be counted before anyone asks.</summary>
internal sealed class IndexBuilder
{
    private readonly SearchSource source;
    private readonly SearchEntry[] entries;
    private readonly int[][] areas;
    private readonly int[][] communes;
    private readonly Territories territories;
    private readonly ValueTable values;
    private readonly Masks masks;
    private readonly ulong[] sets;
    private readonly int[] rank;
    private readonly int[] byRank;

    public IndexBuilder(SearchSource source)
    {
        this.source = source;
        entries = [.. source.Entries.Select(e => (Entry: e, Key: PositionOf(e))).OrderBy(e => e.Key).ThenBy(e => e.Entry.Id).Select(e => e.Entry)];
        areas = [.. entries.Select(e => PlacesOf(e.Areas))];
        communes = [.. entries.Select(e => PlacesOf(e.Communes))];
        territories = new Territories(source.Places, areas, communes);
        values = new ValueTable([.. source.Values.Where(v => v.Facet != Facet.Territory), .. WidePlaces()]);
        masks = new Masks(entries, values);
        sets = new ulong[values.Count * Bits.Words(entries.Length)];
        (rank, byRank) = Ranks();
    }

    public SearchIndex Build()
    {
        for (var entry = 0; entry < entries.Length; entry++)
            SetValues(entry);
        SetTerritories();
        var tally = new Tally(masks);
        var pairs = CountPairs(tally);
        var totals = new int[values.Count];
        for (var v = 0; v < values.Count; v++)
            totals[v] = pairs[v * values.Count + v];
        var terms = new TermBuilder(source, entries, areas, communes, territories, values);
        var (dictionary, postings, phrases) = terms.Build(rank, tally);
        return new SearchIndex
        {
            Count = entries.Length,
            Values = values,
            Places = source.Places,
            Terms = dictionary,
            Postings = postings,
            Phrases = phrases,
            Territories = territories,
            Shared = Shared.Make(territories, territories.Served.Where(p => source.Places[p].Wide), entries.Length, values.Count, tally),
            WordPairs = postings.Pairs(entries.Length, values.Count, tally),
            Points = new PointGrid([.. entries.Select(e => e.Points)]),
            Masks = masks,
            Blocks = new Blocks(entries.Length, values, tally),
            Sets = sets,
            Totals = totals,
            Pairs = pairs,
            Rank = rank,
            ByRank = byRank,
            Cards = WriteCards(),
        };
    }

    private static long PositionOf(SearchEntry entry) =>
        entry.Points.Count > 0 ? PointGrid.Key(entry.Points[0].Latitude, entry.Points[0].Longitude) : long.MaxValue;

    private int[] PlacesOf(IReadOnlyList<string> codes) => [.. codes.Select(source.Places.Find).Where(p => p >= 0).Distinct()];

    private IEnumerable<FacetValue> WidePlaces() =>
        territories.Served.Where(p => source.Places[p].Wide).Order().Select(p =>
        {
            var place = source.Places[p];
            return new FacetValue(Facet.Territory, place.Code, place.Parent, [.. Enumerable.Repeat(place.Names[0], Tongues.Count)], []);
        });

    private void SetValues(int entry)
    {
        foreach (var (facet, code) in entries[entry].Values)
        {
            var value = values.Find(facet, code);
            for (var steps = 0; value >= 0 && steps < 8; steps++)
            {
                Put(entry, value);
                if (values.Values[value].MeansAll)
                    PutAll(entry, facet);
                value = values.Values[value].Parent is { } parent ? values.Find(facet, parent) : -1;
            }
        }
        foreach (var facet in entries[entry].Everything)
            PutAll(entry, facet);
    }

    private void PutAll(int entry, Facet facet)
    {
        for (var v = values.First(facet); v < values.End(facet); v++)
            Put(entry, v);
    }

    private void SetTerritories()
    {
        var set = new ulong[Bits.Words(entries.Length)];
        for (var v = values.First(Facet.Territory); v < values.End(Facet.Territory); v++)
        {
            Array.Clear(set);
            territories.AddServing(source.Places.Find(values.Values[v].Code), set);
            for (var entry = 0; entry < entries.Length; entry++)
            {
                if (Bits.Has(set, entry))
                    Put(entry, v);
            }
        }
    }

    private void Put(int entry, int value)
    {
        masks.Put(entry, value);
        Bits.Put(sets.AsSpan(value * Bits.Words(entries.Length)), entry);
    }

    private int[] CountPairs(Tally tally)
    {
        var pairs = new int[values.Count * values.Count];
        var list = new int[entries.Length];
        var words = Bits.Words(entries.Length);
        for (var v = 0; v < values.Count; v++)
        {
            var count = Bits.List(sets.AsSpan(v * words, words), list);
            tally.Clear();
            tally.Add(list.AsSpan(0, count));
            tally.Write(pairs.AsSpan(v * values.Count, values.Count));
        }
        return pairs;
    }

    private (int[] Rank, int[] ByRank) Ranks()
    {
        var keys = entries.Select(e => Fold.Key(e.Name)).ToArray();
        var order = Enumerable.Range(0, entries.Length).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var by = entries[a].Doubtful.CompareTo(entries[b].Doubtful);
            by = by != 0 ? by : Nullable.Compare(entries[b].Verified, entries[a].Verified);
            by = by != 0 ? by : string.CompareOrdinal(keys[a], keys[b]);
            return by != 0 ? by : entries[a].Id.CompareTo(entries[b].Id);
        });
        var ranks = new int[order.Length];
        for (var r = 0; r < order.Length; r++)
            ranks[order[r]] = r;
        return (ranks, order);
    }

    private Cards WriteCards()
    {
        using var bytes = new MemoryStream(entries.Length * 320);
        var starts = new long[entries.Length + 1];
        using var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Json.Plain, SkipValidation = true });
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            json.Reset();
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            json.WriteString("slug", entry.Slug);
            json.WriteString("name", entry.Name);
            json.WriteString("organisation", entry.Organization);
            json.WriteStartArray("soutiens");
            foreach (var (_, code) in entry.Values.Where(v => v.Facet == Facet.Support))
                json.WriteStringValue(code);
            json.WriteEndArray();
            json.WriteStartArray("territoires");
            foreach (var code in entry.Areas)
                json.WriteStringValue(code);
            json.WriteEndArray();
            json.Flush();
            starts[i + 1] = bytes.Position;
        }
        return new Cards([.. entries.Select(e => e.Id)], bytes.ToArray(), starts);
    }
}
