using Maillage.Modules.Directory.Search;
using Maillage.Platform.Text;

namespace Maillage.Tests.Modules.Directory.Search;

/// <summary>The same questions answered the slow way, by going through every entry: what the index must agree with.</summary>
internal sealed class PlainLoop(SearchSource source)
{
    private readonly Dictionary<SearchEntry, HashSet<string>> words = [];

    public IEnumerable<SearchEntry> Find(SearchQuery query) => source.Entries.Where(e => Answers(e, query));

    public int Count(SearchQuery query) => Find(query).Count();

    /// <summary>How many there are when a value alone is chosen in its facet.</summary>
    public int CountAlone(SearchQuery query, Facet facet, string code)
    {
        var chosen = (IReadOnlyList<string>?[])query.Chosen.Clone();
        chosen[(int)facet] = [code];
        return Count(query with { Chosen = chosen });
    }

    public double Kilometres(SearchEntry entry, string near) => source.Places.Meant(near).Min(p =>
        entry.Points.Count == 0 || source.Places[p].Latitude is null ? double.PositiveInfinity
            : entry.Points.Min(point => Haversine(point.Latitude, point.Longitude, source.Places[p].Latitude!.Value, source.Places[p].Longitude!.Value)));

    public bool Serves(SearchEntry entry, string place) =>
        entry.Areas.Any(area => Upwards(area).Contains(place) || Upwards(place).Contains(area));

    private bool Answers(SearchEntry entry, SearchQuery query)
    {
        for (var f = 0; f < Facets.Count; f++)
        {
            if (query.Chosen[f] is { Count: > 0 } codes && !codes.Any(c => Has(entry, (Facet)f, c)))
                return false;
        }
        if (query.Near.Length > 0)
        {
            var close = Kilometres(entry, query.Near) <= (query.Radius ?? 30);
            if (!close && (query.Radius is not null || !source.Places.Meant(query.Near).Any(p => Serves(entry, source.Places[p].Code))))
                return false;
        }
        return Roots(query.Words).All(root => Words(entry).Any(w => w == root || (root.Length >= 3 && w.StartsWith(root, StringComparison.Ordinal))));
    }

    private bool Has(SearchEntry entry, Facet facet, string code)
    {
        if (facet == Facet.Territory)
            return Serves(entry, code);
        if (entry.Everything.Contains(facet))
            return true;
        var own = entry.Values.Where(v => v.Facet == facet).Select(v => v.Code).ToArray();
        return own.Any(c => c == code || source.Values.Any(v => v.Facet == facet && v.Code == c && (v.Parent == code || v.MeansAll)));
    }

    private HashSet<string> Words(SearchEntry entry)
    {
        if (words.TryGetValue(entry, out var known))
            return known;
        var all = new List<string> { entry.Name, entry.Organization ?? "" };
        all.AddRange(entry.Texts.Select(t => t.Text));
        foreach (var (facet, code) in entry.Values)
        {
            foreach (var value in source.Values.Where(v => v.Facet == facet && v.Code == code))
            {
                all.AddRange(value.Labels);
                all.AddRange(source.Values.Where(v => v.Facet == facet && v.Code == value.Parent).SelectMany(v => v.Labels));
            }
        }
        foreach (var code in entry.Areas.Concat(entry.Communes).SelectMany(Upwards))
        {
            if (source.Places.Find(code) is >= 0 and var place)
                all.AddRange(source.Places[place].Names);
        }
        return words[entry] = [.. all.SelectMany(Roots)];
    }

    private IEnumerable<string> Upwards(string code)
    {
        for (string? at = code; at is not null; at = source.Places.Find(at) is >= 0 and var place ? source.Places[place].Parent : null)
            yield return at;
    }

    public static IEnumerable<string> Roots(string text)
    {
        var roots = new List<string>();
        var reader = new WordReader(text, new char[WordReader.Longest]);
        while (reader.Next())
        {
            if (!French.IsSmall(reader.Word))
                roots.Add(new string(reader.Word[..French.Root(reader.Word)]));
        }
        return roots;
    }

    private static double Haversine(double lat1, double lon1, double lat2, double lon2)
    {
        static double Square(double value) => value * value;
        var (p1, p2) = (lat1 * Math.PI / 180, lat2 * Math.PI / 180);
        var a = Square(Math.Sin((p2 - p1) / 2)) + Math.Cos(p1) * Math.Cos(p2) * Square(Math.Sin((lon2 - lon1) * Math.PI / 360));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(a));
    }
}
