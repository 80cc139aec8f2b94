using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>A place as search knows it.</summary>
/// <param name="Code">Code of the gazetteer: be-21004, fr-57463, fr-dep-57…</param>
/// <param name="Names">First the name shown, then others it is found by.</param>
/// <param name="Parent">Code of the place it lies in.</param>
/// <param name="Wide">Country, region, province or département: listed among the facets.</param>
internal sealed record SearchPlace(string Code, IReadOnlyList<string> Names, string? Parent, bool Wide, double? Latitude, double? Longitude, IReadOnlyList<string> Postcodes)
{
    /// <summary>Names of parts of it, by which it is found though they are not its own.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}

/// <summary>The places by code, by folded name and by postcode.</summary>
internal sealed class PlaceTable
{
    public static readonly PlaceTable Empty = new([]);
    private static readonly string[] Articles = ["le ", "la ", "les ", "l "];
    private readonly SearchPlace[] places;
    private readonly int[] parents;
    private readonly Dictionary<string, int> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int[]> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> postcodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> nameSpans;

    public PlaceTable(IReadOnlyList<SearchPlace> all)
    {
        places = [.. all];
        parents = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
            codes.TryAdd(places[i].Code, i);
        for (var i = 0; i < places.Length; i++)
        {
            parents[i] = places[i].Parent is { } parent && codes.TryGetValue(parent, out var found) && found != i ? found : -1;
            foreach (var name in places[i].Names)
                Add(names, NameKey(name), i);
            foreach (var part in places[i].Parts)
                Add(names, NameKey(part), i);
            foreach (var postcode in places[i].Postcodes)
                Add(postcodes, postcode, i);
        }
        nameSpans = names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => places.Length;

    public SearchPlace this[int index] => places[index];

    public int Parent(int index) => parents[index];

    public int Find(string code) => codes.TryGetValue(code, out var index) ? index : -1;

    /// <summary>The places of a folded name without its article.</summary>
    public ReadOnlySpan<int> Named(ReadOnlySpan<char> key) => nameSpans.TryGetValue(Bare(key), out var found) ? found : [];

    /// <summary>The name of a place with what tells it from its namesakes: "Sainte-Luce (Martinique)".</summary>
    public Func<string, string>? LabelOf { get; init; }

    /// <summary>Where it is set, understands names better than this table: parts, beginnings, errors.</summary>
    public Func<string, IReadOnlyList<string>>? Resolve { get; init; }

    /// <summary>The places meant by a code, a postcode, a name or "5000 Namur"; communes before the wider places of the same name.</summary>
    public IReadOnlyList<int> Meant(string said)
    {
        said = said.Trim();
        if (Resolve is not null)
            return [.. Resolve(said).Select(Find).Where(p => p >= 0)];
        if (codes.TryGetValue(said, out var one))
            return [one];
        if (postcodes.TryGetValue(said, out var several))
            return several;
        var key = NameKey(said);
        if (names.TryGetValue(key, out several))
            return NarrowFirst(several);
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && postcodes.TryGetValue(key[..space], out several))
        {
            var named = Named(key.AsSpan(space + 1)).ToArray();
            var both = several.Where(named.Contains).ToArray();
            return both.Length > 0 ? both : several;
        }
        return [];
    }

    /// <summary>The one of its names by which a place is meant: "Bruxelles" rather than "Région de Bruxelles-Capitale".</summary>
    public string NameOf(int index, ReadOnlySpan<char> key)
    {
        foreach (var name in places[index].Names)
        {
            if (Bare(key).SequenceEqual(NameKey(name)))
                return name;
        }
        return places[index].Names[0];
    }

    /// <summary>The places left to choose from: none where one lies in the other.</summary>
    public IReadOnlyList<SearchPlace> Namesakes(IReadOnlyList<int> meant)
    {
        var apart = meant.Where(p => !meant.Any(other => other != p && LiesIn(other, p))).ToArray();
        return apart.Length > 1 ? [.. apart.Select(p => places[p])] : [];
    }

    private bool LiesIn(int place, int around)
    {
        for (var steps = 0; place >= 0 && steps < 12; steps++, place = parents[place])
        {
            if (place == around)
                return true;
        }
        return false;
    }

    public static string NameKey(string name) => Bare(Fold.Key(name)).ToString();

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> key)
    {
        foreach (var article in Articles)
        {
            if (key.Length > article.Length + 1 && key.StartsWith(article))
                return key[article.Length..];
        }
        return key;
    }

    private int[] NarrowFirst(int[] several)
    {
        var narrow = several.Where(p => !places[p].Wide).ToArray();
        return narrow.Length > 0 ? narrow : several;
    }

    private static void Add(Dictionary<string, int[]> into, string key, int index)
    {
        if (key.Length == 0)
            return;
        into[key] = into.TryGetValue(key, out var before) ? before.Contains(index) ? before : [.. before, index] : [index];
    }
}
