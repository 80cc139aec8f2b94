using Maillage.Platform.Geo;

namespace Maillage.Modules.Places.Contracts;

internal enum PlaceKind
{
    Country,
    Region,
    Departement,
    Province,
    Commune,
    Quartier,
}

/// <summary>Whose point a place without its own has taken; a page then says "environ".</summary>
internal enum Approximation
{
    None,

    /// <summary>One of its villages or former communes.</summary>
    Part,

    /// <summary>The middle of its intercommunalité.</summary>
    Epci,
    Commune,
    Departement,
    Province,
    Region,
}

/// <summary>A place of the gazetteer: a country, a région, a département or province, a commune, or a quartier that a network added.</summary>
/// <param name="Code">be-92094 (INS), fr-57463 (COG), fr-dep-57, be-reg-04000, be-92094-q-salzinnes…</param>
/// <param name="Name">In French, as the register writes it.</param>
/// <param name="OtherNames">Names of the whole place in other languages or in use: Namen, Le Saint-Esprit.</param>
/// <param name="PartNames">Villages and former communes inside it: Jambes.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Weight">Inhabitants where known: only to put the likelier of two namesakes first, never shown.</param>
internal sealed record Place(
    string Code,
    PlaceKind Kind,
    string Name,
    IReadOnlyList<string> OtherNames,
    IReadOnlyList<string> PartNames,
    string? ParentCode,
    IReadOnlyList<string> Postcodes,
    GeoPoint? Point,
    Approximation Approximation,
    string TimeZone,
    int Weight)
{
    public bool IsApproximate => Approximation is not Approximation.None;

    /// <summary>ISO 3166-1, two lower-case letters; the French overseas are "fr".</summary>
    public string Country => Code[..2];

    /// <summary>"Namur" rather than "Province de Namur"; the name itself where there is no shorter one.</summary>
    public string ShortName => Kind is PlaceKind.Province or PlaceKind.Region && OtherNames.Count > 0 && Country == "be" ? OtherNames[0] : Name;
}
