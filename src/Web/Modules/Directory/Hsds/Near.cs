using Maillage.Modules.Directory.Locations;
using Maillage.Platform.Geo;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>Locations within metres of a point, told by the database itself: haversine, after a box of latitudes.</summary>
internal static class Near
{
    private const double Radius = 6_371_008.8;
    private const double Degree = Math.PI / 180;

    public static IQueryable<Location> Locations(IQueryable<Location> locations, GeoPoint centre, double metres)
    {
        var (latitude, longitude) = (centre.Latitude * Degree, centre.Longitude * Degree);
        var reach = metres / Radius / Degree + 0.0001;
        var (south, north) = (centre.Latitude - reach, centre.Latitude + reach);
        var cosine = Math.Cos(latitude);
        // The haversine of the angle, so that the database need not turn it back into an angle.
        var half = Math.Sin(Math.Min(metres / (2 * Radius), Math.PI / 2));
        var limit = half * half;
        return locations.Where(l => l.Latitude >= south && l.Latitude <= north && l.Longitude != null
            && Math.Sin((l.Latitude!.Value * Degree - latitude) / 2) * Math.Sin((l.Latitude!.Value * Degree - latitude) / 2)
             + cosine * Math.Cos(l.Latitude!.Value * Degree) * Math.Sin((l.Longitude!.Value * Degree - longitude) / 2) * Math.Sin((l.Longitude!.Value * Degree - longitude) / 2) <= limit);
    }
}
