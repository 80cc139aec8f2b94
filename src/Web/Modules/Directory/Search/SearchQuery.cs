namespace Maillage.Modules.Directory.Search;

/// <summary>What is asked of <c>/annuaire</c>, as said.</summary>
internal sealed record SearchQuery
{
    public const int PageSize = 20;

    /// <summary>Kilometres around a place when none are given.</summary>
    public const double UsualRadius = 30;

    public string Words { get; init; } = "";

    /// <summary>Words are taken letter for letter: no beginnings, synonyms, joining or typing errors.</summary>
    public bool Exact { get; init; }

    /// <summary>The values chosen, by facet; null where none are.</summary>
    public IReadOnlyList<string>?[] Chosen { get; init; } = new IReadOnlyList<string>?[Facets.Count];

    /// <summary>Commune, postcode or code near which to look.</summary>
    public string Near { get; init; } = "";

    public double? Radius { get; init; }

    public bool OpenNow { get; init; }

    public int Page { get; init; } = 1;

    public int Tongue { get; init; }

    public SearchQuery Without(Facet facet)
    {
        var chosen = (IReadOnlyList<string>?[])Chosen.Clone();
        chosen[(int)facet] = null;
        return this with { Chosen = chosen };
    }
}

/// <summary>Something said that the search does not know, and leaves out.</summary>
/// <param name="Parameter">Its parameter.</param>
/// <param name="Value">What was said.</param>
internal sealed record Ignored(string Parameter, string Value);

/// <summary>A query with its values found in an index.</summary>
internal sealed class Plan
{
    private readonly List<int>?[] values = new List<int>?[Facets.Count];

    public Plan(SearchIndex index, SearchQuery query)
    {
        Query = query;
        for (var f = 0; f < Facets.Count; f++)
        {
            foreach (var code in query.Chosen[f] ?? [])
                Choose(index, (Facet)f, code);
        }
        if (query.Near.Length > 0)
        {
            Near = [.. index.Places.Meant(query.Near)];
            if (Near.Length == 0)
                Unknown.Add(new Ignored("pres", query.Near));
        }
        if (query.Radius is not null && Near.Length == 0)
            Unknown.Add(new Ignored("rayon", query.Radius.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public SearchQuery Query { get; }

    public List<Ignored> Unknown { get; } = [];

    /// <summary>Places meant by the parameter "pres"; several where the name is that of several.</summary>
    public int[] Near { get; } = [];

    /// <summary>Places chosen as territory that are no value of the facet: communes and quartiers.</summary>
    public List<int> Places { get; } = [];

    public bool IsActive(int facet) => values[facet] is not null || (facet == (int)Facet.Territory && Places.Count > 0);

    public IReadOnlyList<int> Chosen(int facet) => values[facet] ?? [];

    private void Choose(SearchIndex index, Facet facet, string code)
    {
        var value = index.Values.Find(facet, code);
        var place = value < 0 && facet == Facet.Territory ? index.Places.Find(code) : -1;
        if (value >= 0)
        {
            if (values[(int)facet]?.Contains(value) != true)
                (values[(int)facet] ??= []).Add(value);
        }
        else if (place < 0)
            Unknown.Add(new Ignored(Facets.Names[(int)facet], code));
        else if (!Places.Contains(place))
            Places.Add(place);
    }
}
