namespace Maillage.Modules.Directory.Search;

/// <summary>What results can be narrowed by; the order is that of the answer.</summary>
internal enum Facet
{
    Support,
    Sector,
    Public,
    Theme,
    Language,
    Access,
    Help,
    Purpose,
    Mode,
    Kind,
    Territory,
}

internal static class Facets
{
    public const int Count = 11;

    /// <summary>Names of the parameters of <c>/annuaire</c>, by facet.</summary>
    public static readonly string[] Names = ["soutien", "secteur", "public", "theme", "langue", "acces", "aide", "besoin", "mode", "type", "territoire"];
}

/// <summary>Where in an entry a word was read; a word read in several counts for each.</summary>
internal enum SearchField
{
    Description,
    Place,
    Label,
    Offer,
    Support,
    Organization,
    Name,
}
