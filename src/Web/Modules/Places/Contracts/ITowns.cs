using Maillage.Platform.Geo;
using Maillage.Platform.Maps;

namespace Maillage.Modules.Places.Contracts;

/// <summary>The communes that a map names around what it shows.</summary>
internal interface ITowns
{
    /// <summary>The communes in a square around a point.</summary>
    IReadOnlyList<Town> Around(GeoPoint centre, double kilometres);
}
