using System.Runtime.InteropServices;

namespace Maillage.Platform.Geo;

/// <summary>A point of the Earth in degrees (WGS 84), north and east positive.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>As the crow flies, on a sphere: wrong by 0.5 % at most, which is less than what a commune's point is worth.</summary>
internal static class Distance
{
    private const double EarthRadius = 6371.0088;

    public static double Kilometres(GeoPoint from, GeoPoint to)
    {
        var north = double.DegreesToRadians(to.Latitude - from.Latitude) / 2;
        var east = double.DegreesToRadians(to.Longitude - from.Longitude) / 2;
        var chord = Math.Pow(Math.Sin(north), 2)
            + Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude)) * Math.Pow(Math.Sin(east), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
