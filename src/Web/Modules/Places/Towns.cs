using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Geo;
using Maillage.Platform.Maps;

namespace Maillage.Modules.Places;

/// <summary>The communes that have a point of their own, gathered once: the gazetteer's communes do not change while the server runs.</summary>
internal sealed class Towns(IPlaces places) : ITowns
{
    private readonly Lazy<Town[]> all = new(() => [.. Walk(places, ["be", "fr"])]);

    public IReadOnlyList<Town> Around(GeoPoint centre, double kilometres)
    {
        var north = kilometres / 111.2;
        var east = north / Math.Max(0.2, Math.Cos(double.DegreesToRadians(centre.Latitude)));
        return [.. all.Value.Where(t => Math.Abs(t.Point.Latitude - centre.Latitude) < north && Math.Abs(t.Point.Longitude - centre.Longitude) < east)];
    }

    private static IEnumerable<Town> Walk(IPlaces places, IEnumerable<string> codes)
    {
        var waiting = new Stack<string>(codes);
        while (waiting.TryPop(out var code))
        {
            foreach (var child in places.Children(code))
            {
                if (child.Kind == PlaceKind.Commune && child is { Point: { } point, IsApproximate: false })
                    yield return new Town(child.Code, child.Name, point, child.Weight);
                else if (child.Kind is not (PlaceKind.Commune or PlaceKind.Quartier))
                    waiting.Push(child.Code);
            }
        }
    }
}
