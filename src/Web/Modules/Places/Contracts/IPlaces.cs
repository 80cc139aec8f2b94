namespace Maillage.Modules.Places.Contracts;

/// <summary>The gazetteer in memory, with the quartiers of the network; every call sees one consistent state.</summary>
internal interface IPlaces
{
    /// <summary>Every place; a place comes after the one it lies in.</summary>
    IReadOnlyList<Place> All { get; }

    Place? Find(string code);

    /// <summary>The places around it, nearest first, without itself; none for an unknown code.</summary>
    IReadOnlyList<Place> Ancestors(string code);

    /// <summary>Whether a place lies in another, or is it.</summary>
    bool Descends(string code, string ancestor);

    /// <summary>The places right inside it, by code: communes of a province, quartiers of a commune.</summary>
    IReadOnlyList<Place> Children(string code);

    /// <summary>Places that the typed text may mean, likeliest first: whole names, then parts, beginnings, one typing error; postcodes and codes too.</summary>
    IReadOnlyList<Place> Search(string text, int limit);

    /// <summary>What a typed name, postcode or code means.</summary>
    Resolution Resolve(string text);

    /// <summary>The name with what tells it from its namesakes: "Sainte-Luce (Martinique)", "Namur (province de Namur)".</summary>
    string Label(Place place);
}

/// <summary>What a typed place means. Several choices that lie in each other (the Region and the City of Brussels) have a best one; namesakes far apart must be chosen from.</summary>
/// <param name="Choices">Likeliest first; empty when nothing is known by that name.</param>
/// <param name="MustChoose">The choices are different places: the reader has to say which.</param>
/// <param name="Corrected">Found with one typing error: say "compris comme".</param>
internal sealed record Resolution(IReadOnlyList<Place> Choices, bool MustChoose, bool Corrected)
{
    public static Resolution None { get; } = new([], false, false);

    /// <summary>The one place meant; null when nothing is known or the reader must choose.</summary>
    public Place? Certain => MustChoose || Choices.Count == 0 ? null : Choices[0];
}

/// <summary>The gazetteer as servers keep it in memory; it changes with the quartiers.</summary>
internal static class PlacesCopy
{
    public const string Name = "places";
}
