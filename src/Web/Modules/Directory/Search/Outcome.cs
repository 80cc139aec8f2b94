namespace Maillage.Modules.Directory.Search;

/// <summary>What a query gives. <see cref="Counts"/> is valid until the next query on the same thread.</summary>
internal sealed class Outcome
{
    public required SearchIndex Index { get; init; }

    public required Plan Plan { get; init; }

    public required List<UnitMatch> Words { get; init; }

    public int Total { get; set; }

    /// <summary>Of the total, how many serve the place looked near; the others are only close.</summary>
    public int Serving { get; set; }

    /// <summary>By facet value: how many there would be if it alone were chosen in its facet.</summary>
    public int[] Counts { get; set; } = [];

    /// <summary>The same for the places chosen that are no facet value, in the order of the plan.</summary>
    public int[] PlaceCounts { get; set; } = [];

    public List<Hit> Page { get; } = [];

    /// <summary>The places a name typed may mean, where it is that of several.</summary>
    public IReadOnlyList<SearchPlace> Choices =>
        Plan.Near.Length < 2 && Words.All(w => w.Unit.Places.Count < 2) ? []
            : [.. Index.Places.Namesakes(Plan.Near).Concat(Words.SelectMany(w => Index.Places.Namesakes(w.Unit.Places))).Distinct()];

    /// <summary>When nothing is found: what to leave out, and how many that gives; the best first.</summary>
    public List<Drop> Drops { get; } = [];
}

/// <summary>One entry of the page.</summary>
internal readonly record struct Hit(int Entry, bool Serves, double Kilometres);

/// <summary>One thing to leave out of a query that finds nothing.</summary>
/// <param name="Parameter">The parameter, or "q" for one word of it.</param>
/// <param name="Word">The word as typed, where it is one.</param>
/// <param name="Facet">The facet, where it is one.</param>
/// <param name="Count">How many would be found.</param>
internal sealed record Drop(string Parameter, string? Word, Facet? Facet, int Count);
