using System.Globalization;
using Maillage.Platform.Geo;

namespace Maillage.Platform.Maps;

/// <summary>Something to stand on the map: a result with the number it has in the list (0 = without).</summary>
internal sealed record MapMark(GeoPoint Point, int Number, string Name);

/// <summary>A knot as drawn; one outside the frame stands at its edge with its distance.</summary>
internal sealed record MapKnot(string X, string Y, IReadOnlyList<int> Numbers, string Name, double? Away, string Arrow, bool LabelLeft)
{
    /// <summary>"4", or "4·7" where two stand on the same spot.</summary>
    public string Sign => Numbers.Count switch { 0 => "", 1 => $"{Numbers[0]}", 2 => $"{Numbers[0]}·{Numbers[1]}", _ => $"{Numbers[0]}…{Numbers[^1]}" };

    public double Radius => Numbers.Count > 1 ? 18 : 14;
}

/// <summary>A commune as a dot on a map; the heavier is named first.</summary>
internal sealed record Town(string Code, string Name, GeoPoint Point, int Weight);

/// <summary>A commune: a small dot, with its name where there is room.</summary>
internal sealed record MapTown(string X, string Y, string Name, string LabelX, bool LabelLeft, bool Dot);

/// <summary>A map drawn on the server: equal scale, scale bar, communes as dots, knots keyed to the list. It needs no tiles.</summary>
internal sealed record MapDrawing(int Width, int Height, IReadOnlyList<MapKnot> Knots, IReadOnlyList<MapTown> Towns, int ScaleKilometres, string ScalePixels)
{
    /// <summary>Middle and radius of the circle around what was asked for.</summary>
    public (string X, string Y, string Radius)? Circle { get; init; }

    /// <summary>Middle of the map and pixels a kilometre, for who lays tiles under it.</summary>
    public required GeoPoint Centre { get; init; }

    public required double Scale { get; init; }

    public string ViewBox => $"0 0 {Width} {Height}";

    public string ScalePath => FormattableString.Invariant($"M14 {Height - 18} V{Height - 12} h{ScalePixels} V{Height - 18}");

    public static string Exact(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Coordinates are written for machines, whatever the reader's language.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
