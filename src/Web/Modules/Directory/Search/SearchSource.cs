namespace Maillage.Modules.Directory.Search;

/// <summary>All that an index is built from; it knows no database.</summary>
internal sealed record SearchSource(
    IReadOnlyList<SearchEntry> Entries,
    IReadOnlyList<FacetValue> Values,
    IReadOnlyList<Expansion> Expansions,
    PlaceTable Places);

/// <summary>One service as it is searched.</summary>
internal sealed class SearchEntry
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public string? Organization { get; init; }

    /// <summary>Words of the entry's own texts; labels of its values and names of its places come by themselves.</summary>
    public IReadOnlyList<(SearchField Field, string Text)> Texts { get; init; } = [];

    public IReadOnlyList<(Facet Facet, string Code)> Values { get; init; } = [];

    /// <summary>Facets of which the entry answers every value, such as "tous publics".</summary>
    public IReadOnlyList<Facet> Everything { get; init; } = [];

    /// <summary>Codes of the places served.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Codes of the communes it stands in.</summary>
    public IReadOnlyList<string> Communes { get; init; } = [];

    public IReadOnlyList<(double Latitude, double Longitude)> Points { get; init; } = [];

    /// <summary>Nobody could say that it is still right: after all that answer as well.</summary>
    public bool Doubtful { get; init; }

    /// <summary>When the entry was last checked; among equals the newest comes first.</summary>
    public DateOnly? Verified { get; init; }
}

/// <summary>A value of a facet and its labels in the order of <see cref="Tongues"/>.</summary>
internal sealed record FacetValue(Facet Facet, string Code, string? Parent, IReadOnlyList<string> Labels, IReadOnlyList<string> Synonyms)
{
    /// <summary>An entry of this value answers every value of the facet ("tous publics").</summary>
    public bool MeansAll { get; init; }
}

/// <summary>A word or phrase that is read as another: <see cref="To"/> is a phrase to look for, or <see cref="Value"/> a value that is meant.</summary>
/// <param name="From">What people type.</param>
/// <param name="To">What it is read as, in neutral words; shown in its place.</param>
/// <param name="Value">The value meant, or null where the phrase itself is looked for.</param>
internal sealed record Expansion(string From, string To, (Facet Facet, string Code)? Value);

/// <summary>The languages of labels, by index.</summary>
internal static class Tongues
{
    public const int French = 0;
    public const int Belgian = 1;
    public const int Dutch = 2;
    public const int English = 3;
    public const int Count = 4;
}
