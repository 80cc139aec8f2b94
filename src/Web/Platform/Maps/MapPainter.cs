using Maillage.Platform.Geo;

namespace Maillage.Platform.Maps;

/// <summary>What a map must show.</summary>
/// <param name="Centre">What was asked for; null = the middle of the marks.</param>
/// <param name="Circle">Kilometres around the centre.</param>
/// <param name="Smallest">The least half height of the frame, in kilometres.</param>
internal sealed record MapRequest(IReadOnlyList<MapMark> Marks, GeoPoint? Centre = null, double? Circle = null, double Smallest = 12)
{
    /// <summary>Kilometres from the centre beyond which a mark stands at the edge rather than stretching the frame.</summary>
    public double Reach => Math.Max(Circle * 1.3 ?? 0, Centre is null ? 70 : 40);
}

/// <summary>Draws a map of one size: a plane around the centre, the same scale in both directions.</summary>
internal sealed class MapPainter(MapRequest request, IReadOnlyList<Town> all, int width, int height)
{
    private const double KilometresPerDegree = 111.2;
    private const double Margin = 26;
    private static readonly int[] Scales = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];
    private readonly List<(double X, double Y)> centres = [];
    private GeoPoint centre;
    private double pixels;

    public MapDrawing? Draw()
    {
        if (request.Marks.Count == 0 && request.Centre is null)
            return null;
        Frame();
        var bar = Scales.LastOrDefault(s => s * pixels <= width * 0.22, 1);
        taken.Add((0, height - 40, bar * pixels + 90, height));
        var knots = Knots();
        return new MapDrawing(width, height, knots, Towns(), bar, MapDrawing.Number(bar * pixels))
        {
            Centre = centre,
            Scale = pixels,
            Circle = request is { Centre: { } middle, Circle: { } radius } && Place(middle) is var (x, y)
                ? (MapDrawing.Number(x), MapDrawing.Number(y), MapDrawing.Number(radius * pixels)) : null,
        };
    }

    private void Frame()
    {
        // The median, so that one service overseas does not pull the map into the sea.
        var points = request.Marks.Select(m => m.Point).ToList();
        centre = request.Centre ?? new GeoPoint(Median(points.Select(p => p.Latitude)), Median(points.Select(p => p.Longitude)));
        var near = points.Where(p => Distance.Kilometres(centre, p) <= request.Reach).ToList();
        if (request.Centre is null && near.Count > 0)
            centre = new GeoPoint((near.Min(p => p.Latitude) + near.Max(p => p.Latitude)) / 2, (near.Min(p => p.Longitude) + near.Max(p => p.Longitude)) / 2);
        var half = Math.Max(request.Smallest, request.Circle ?? 0);
        var tall = near.Select(p => Math.Abs(North(p))).Append(half).Max();
        var wide = near.Select(p => Math.Abs(East(p))).Append(half).Max();
        pixels = Math.Min((height / 2.0 - Margin) / tall, (width / 2.0 - Margin) / wide);
    }

    private List<MapKnot> Knots()
    {
        var knots = new List<MapKnot>();
        // Marks closer than a knot is wide share one.
        var spots = new List<(double X, double Y, List<MapMark> Marks)>();
        foreach (var mark in request.Marks)
        {
            var (x, y) = Place(mark.Point);
            var spot = spots.FindIndex(s => Math.Abs(s.X - x) < 22 && Math.Abs(s.Y - y) < 22);
            if (spot >= 0)
                spots[spot].Marks.Add(mark);
            else
                spots.Add((x, y, [mark]));
        }
        // What lies outside takes a place at the edge that those inside have left.
        foreach (var (x, y, marks) in spots.OrderByDescending(s => IsInside(s.X, s.Y)))
        {
            var inside = IsInside(x, y);
            var (px, py) = inside ? (x, y) : Free(Math.Clamp(x, 22, width - 22), Math.Clamp(y, 22, height - 22));
            double? away = inside ? null : Distance.Kilometres(centre, marks[0].Point);
            taken.Add((px - 20, py - 20, px + 20, py + 20));
            if (inside)
                centres.Add((px, py));
            if (!inside)
                taken.Add(px > width / 2.0 ? (px - 170, py - 12, px, py + 12) : (px, py - 12, px + 170, py + 12));
            knots.Add(new MapKnot(MapDrawing.Number(px), MapDrawing.Number(py), [.. marks.Select(m => m.Number).Where(n => n > 0)], marks[0].Name, away, Arrow(x - width / 2.0, y - height / 2.0), px > width / 2.0));
        }
        return knots;
    }

    private bool IsInside(double x, double y) => x >= 16 && x <= width - 16 && y >= 16 && y <= height - 16;

    // Several far places on one side stand beside each other along the edge, each with room for its name; where it is full, a row further in.
    private (double X, double Y) Free(double x, double y)
    {
        var along = y <= 22 || y >= height - 22;
        var (inX, inY) = along ? (0, y <= 22 ? 34 : -34) : (x <= 22 ? 34 : -34, 0);
        for (var row = 0; row < 4; row++)
        {
            for (var step = 0; step < 24; step++)
            {
                foreach (var move in (double[])[step * 17, -step * 17])
                {
                    var (triedX, triedY) = along ? (x + move, y + row * inY) : (x + row * inX, y + move);
                    if (triedX >= 20 && triedX <= width - 20 && triedY >= 20 && triedY <= height - 20 && !Hits(WithName(triedX, triedY)))
                        return (triedX, triedY);
                }
            }
        }
        return (x, y);
    }

    // A name stands on the side that has more room.
    private (double Left, double Top, double Right, double Bottom) WithName(double x, double y) =>
        x > width / 2.0 ? (x - 170, y - 16, x + 16, y + 16) : (x - 16, y - 16, x + 170, y + 16);

    private List<MapTown> Towns()
    {
        var towns = new List<MapTown>();
        var shown = all.Select(t => (Town: t, At: Place(t.Point)))
            .Where(t => t.At.X > 6 && t.At.X < width - 6 && t.At.Y > 10 && t.At.Y < height - 10)
            .OrderByDescending(t => t.Town.Weight).Take(120);
        var named = 0;
        foreach (var (town, (x, y)) in shown)
        {
            // Under a knot there is no dot, but the name still stands beside it.
            var gap = Hits((x - 4, y - 4, x + 4, y + 4)) ? 21 : 4;
            if (named >= width / 40 || (gap > 4 && !Knotted(x, y)))
                continue;
            var length = town.Name.Length * 7.6 + gap + 6;
            var right = (x + gap, y - 11, x + length, y + 9);
            var left = (x - length, y - 11, x - gap, y + 9);
            var label = x + length < width && !Hits(right) ? right : x - length > 0 && !Hits(left) ? left : default((double, double, double, double)?);
            // A dot without a name says nothing here: communes are shown when they can be named.
            if (label is not { } box)
                continue;
            taken.Add(box);
            taken.Add((x - 4, y - 4, x + 4, y + 4));
            named++;
            towns.Add(new MapTown(MapDrawing.Number(x), MapDrawing.Number(y), town.Name, MapDrawing.Number(box == left ? -gap - 3 : gap + 3), box == left, gap == 4));
        }
        return towns;
    }

    private bool Knotted(double x, double y) => centres.Exists(c => Math.Abs(c.X - x) < 14 && Math.Abs(c.Y - y) < 14);

    private bool Hits((double Left, double Top, double Right, double Bottom) box) =>
        taken.Exists(t => box.Left < t.Right && box.Right > t.Left && box.Top < t.Bottom && box.Bottom > t.Top);

    private (double X, double Y) Place(GeoPoint p) => (width / 2.0 + East(p) * pixels, height / 2.0 - North(p) * pixels);

    private double North(GeoPoint p) => (p.Latitude - centre.Latitude) * KilometresPerDegree;

    private double East(GeoPoint p) => (p.Longitude - centre.Longitude) * KilometresPerDegree * Math.Cos(double.DegreesToRadians(centre.Latitude));

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static string Arrow(double x, double y) => ((int)Math.Round(Math.Atan2(y, x) / (Math.PI / 4)) & 7) switch
    {
        0 => "→",
        1 => "↘",
        2 => "↓",
        3 => "↙",
        4 => "←",
        5 => "↖",
        6 => "↑",
        _ => "↗",
    };
}
