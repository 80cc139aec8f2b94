using System.Globalization;
using System.IO.Compression;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Geo;

namespace Maillage.Modules.Places;

/// <summary>Reads the places that ship with the program (made by tools/gazetteer).</summary>
internal static class Gazetteer
{
    private const string Resource = "Maillage.Modules.Places.Data.places.tsv.gz";
    private static readonly Lazy<PlaceIndex> Read = new(() => new PlaceIndex(Load()));

    /// <summary>One copy for the whole process: it never changes.</summary>
    public static PlaceIndex Shipped => Read.Value;

    public static IReadOnlyList<Place> Load()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        var places = new List<Place>(36_000);
        // Parents, zones and postcodes repeat: one string each.
        var once = new Dictionary<string, string>(8_000, StringComparer.Ordinal);
        var shared = once.GetAlternateLookup<ReadOnlySpan<char>>();
        text.ReadLine();
        while (text.ReadLine() is { } line)
            places.Add(Line(line, shared));
        return places;
    }

    private static Place Line(string line, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> shared)
    {
        Span<Range> at = stackalloc Range[12];
        var cells = line.AsSpan();
        if (cells.Split(at, '\t') != at.Length)
            throw new InvalidDataException($"The gazetteer has a line of another shape: {line}");
        var code = cells[at[0]].ToString();
        var kind = Enum.Parse<PlaceKind>(cells[at[1]], ignoreCase: true);
        return new Place(
            code,
            kind,
            cells[at[2]].ToString(),
            List(cells[at[3]], shared),
            List(cells[at[4]], shared),
            cells[at[5]].IsEmpty ? null : Shared(cells[at[5]], shared),
            List(cells[at[6]], shared),
            cells[at[7]].IsEmpty ? null : new GeoPoint(Number(cells[at[7]]), Number(cells[at[8]])),
            cells[at[9]].IsEmpty ? Approximation.None : Enum.Parse<Approximation>(cells[at[9]], ignoreCase: true),
            Shared(cells[at[10]], shared),
            cells[at[11]].IsEmpty ? UsualWeight(kind) : int.Parse(cells[at[11]], CultureInfo.InvariantCulture));
    }

    // The Belgian source counts nobody: a commune there weighs what an average one does, and a province a little less than its town.
    private static int UsualWeight(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => 10_000_000,
        PlaceKind.Region => 2_000_000,
        PlaceKind.Province => 19_000,
        _ => 20_000,
    };

    private static string[] List(ReadOnlySpan<char> cell, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> shared)
    {
        if (cell.IsEmpty)
            return [];
        var list = new string[cell.Count('|') + 1];
        var i = 0;
        foreach (var range in cell.Split('|'))
            list[i++] = Shared(cell[range], shared);
        return list;
    }

    private static string Shared(ReadOnlySpan<char> text, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> shared)
    {
        if (shared.TryGetValue(text, out var known))
            return known;
        var made = text.ToString();
        shared[text] = made;
        return made;
    }

    private static double Number(ReadOnlySpan<char> text) => double.Parse(text, CultureInfo.InvariantCulture);
}
