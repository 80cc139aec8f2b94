using System.Collections.Concurrent;
using System.Globalization;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Geo;

namespace Maillage.Modules.Home;

/// <summary>A commune as a knot of the thread.</summary>
internal sealed record Knot(string X, string Y, string Radius, bool Main);

/// <summary>A territory drawn as its largest communes, where they lie, tied by one thread.</summary>
internal sealed record Sketch(IReadOnlyList<Knot> Knots, string Thread)
{
    public const int Width = 104;
    public const int Height = 64;
}

/// <summary>Draws a territory once and keeps it: its communes do not move.</summary>
internal sealed class Sketches(IPlaces places)
{
    private const int Communes = 9;
    private const double Margin = 8;
    private const double Apart = 13;
    private readonly ConcurrentDictionary<string, Sketch> drawn = new(StringComparer.Ordinal);

    public Sketch Of(Place place) => drawn.GetOrAdd(place.Code, _ => Draw(place));

    private Sketch Draw(Place place)
    {
        GeoPoint[] points = [.. places.All
            .Where(p => p is { Kind: PlaceKind.Commune, Point: not null, Approximation: Approximation.None } && places.Descends(p.Code, place.Code))
            .OrderByDescending(p => p.Weight)
            .Select(p => p.Point!.Value)];
        if (points.Length == 0)
            return new Sketch([], "");
        var chosen = Spread(OnPaper(points));
        var largest = chosen[0];
        (double X, double Y)[] fromWest = [.. chosen.OrderBy(c => c.X)];
        return new Sketch(
            [.. fromWest.Select(c => new Knot(Round(c.X), Round(c.Y), c == largest ? "5.5" : "4.5", c == largest))],
            string.Join(' ', fromWest.Select(c => $"{Round(c.X)},{Round(c.Y)}")));
    }

    /// <summary>The largest communes that do not touch each other on the drawing.</summary>
    private static List<(double X, double Y)> Spread(IEnumerable<(double X, double Y)> communes)
    {
        var chosen = new List<(double X, double Y)>();
        foreach (var (x, y) in communes)
        {
            if (chosen.TrueForAll(c => Math.Pow(c.X - x, 2) + Math.Pow(c.Y - y, 2) >= Apart * Apart))
                chosen.Add((x, y));
            if (chosen.Count == Communes)
                break;
        }
        return chosen;
    }

    private static IEnumerable<(double X, double Y)> OnPaper(GeoPoint[] points)
    {
        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        // A degree of longitude is shorter than one of latitude, by the cosine.
        var narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Math.Min((Sketch.Width - (2 * Margin)) / Math.Max((east - west) * narrow, 1e-6), (Sketch.Height - (2 * Margin)) / Math.Max(north - south, 1e-6));
        var left = (Sketch.Width - ((east - west) * narrow * scale)) / 2;
        var top = (Sketch.Height - ((north - south) * scale)) / 2;
        return points.Select(p => (left + ((p.Longitude - west) * narrow * scale), top + ((north - p.Latitude) * scale)));
    }

    private static string Round(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
