using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Maillage.Modules.Directory.Search;

/// <summary>The points of all entries in bands of latitude, each band from west to east; distances are chords of the unit sphere.</summary>
internal sealed class PointGrid
{
    private const double EarthKm = 6371.0088;
    private const double BandDegrees = 0.025;
    private const int BandCount = (int)(180 / BandDegrees) + 1;
    private readonly int[] bands = new int[BandCount + 1];

    // Bands whose points belong to entries that follow one another, as all do that have one point.
    private readonly bool[] inOrder = new bool[BandCount];
    private readonly float[] longitudes;
    private readonly float[] x;
    private readonly float[] y;
    private readonly float[] z;
    private readonly int[] owners;
    private readonly int[] starts;
    private readonly float[] own;

    /// <summary>Lays out the points.</summary>
    /// <param name="points">For each entry its points; entries numbered by <see cref="Key"/> of their first one keep neighbours together.</param>
    public PointGrid(IReadOnlyList<(double Latitude, double Longitude)>[] points)
    {
        starts = new int[points.Length + 1];
        var all = new List<(long Key, double Latitude, double Longitude, int Entry)>();
        for (var entry = 0; entry < points.Length; entry++)
        {
            foreach (var (latitude, longitude) in points[entry])
                all.Add((Key(latitude, longitude), latitude, longitude, entry));
            starts[entry + 1] = all.Count;
        }
        own = new float[3 * all.Count];
        for (var i = 0; i < all.Count; i++)
            (own[3 * i], own[3 * i + 1], own[3 * i + 2]) = Sphere(all[i].Latitude, all[i].Longitude);
        all.Sort();
        longitudes = new float[all.Count];
        owners = new int[all.Count];
        (x, y, z) = (new float[all.Count], new float[all.Count], new float[all.Count]);
        for (var i = 0; i < all.Count; i++)
        {
            var point = all[i];
            longitudes[i] = (float)point.Longitude;
            owners[i] = point.Entry;
            (x[i], y[i], z[i]) = Sphere(point.Latitude, point.Longitude);
            bands[Band(point.Latitude) + 1]++;
        }
        for (var b = 0; b < BandCount; b++)
        {
            bands[b + 1] += bands[b];
            inOrder[b] = true;
            for (var i = bands[b] + 1; i < bands[b + 1]; i++)
                inOrder[b] &= owners[i] == owners[i - 1] + 1;
        }
    }

    /// <summary>Band and longitude of a point, as one number to sort by.</summary>
    public static long Key(double latitude, double longitude) => ((long)Band(latitude) << 32) + (long)((longitude + 180) * 1e6);

    /// <summary>Adds the entries that have a point within so many kilometres.</summary>
    public void AddNear(double latitude, double longitude, double km, Span<ulong> set)
    {
        var most = Chord(km);
        var (x0, y0, z0) = Sphere(latitude, longitude);
        var high = Math.Min(km, 20100) / EarthKm * (180 / Math.PI) * 1.001 + 1e-6;
        // Further from the equator than the place itself a degree of longitude is shorter still.
        var polar = Math.Min(89.9, Math.Abs(latitude) + high);
        var wide = polar >= 89.8 ? 360 : high / Math.Cos(polar * Math.PI / 180);
        var (from, to) = (Band(latitude - high), Band(latitude + high));
        for (var band = from; band <= to; band++)
        {
            int first = bands[band], last = bands[band + 1];
            if (longitude - wide > -180 && longitude + wide < 180)
            {
                first = Lower(first, last, (float)(longitude - wide - 1e-4));
                last = Lower(first, last, (float)(longitude + wide + 1e-4));
            }
            if (inOrder[band] && Inside(band, latitude, km) is > 0 and var inside && longitude - inside > -180 && longitude + inside < 180)
            {
                var nearFirst = Lower(first, last, (float)(longitude - inside));
                var nearEnd = Lower(nearFirst, last, (float)(longitude + inside));
                if (nearEnd > nearFirst)
                    Bits.PutRange(set, owners[nearFirst], owners[nearEnd - 1] + 1);
                Scan(first, nearFirst, x0, y0, z0, most, set);
                first = nearEnd;
            }
            Scan(first, last, x0, y0, z0, most, set);
        }
    }

    /// <summary>Kilometres from an entry's nearest point, or infinity where it has none.</summary>
    public double Distance(int entry, double latitude, double longitude)
    {
        var (x0, y0, z0) = Sphere(latitude, longitude);
        var least = float.PositiveInfinity;
        for (var i = starts[entry]; i < starts[entry + 1]; i++)
        {
            float dx = own[3 * i] - x0, dy = own[3 * i + 1] - y0, dz = own[3 * i + 2] - z0;
            least = Math.Min(least, dx * dx + dy * dy + dz * dz);
        }
        return float.IsInfinity(least) ? double.PositiveInfinity : 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(least) / 2));
    }

    /// <summary>How many degrees of longitude to either side are within reach everywhere in a band; 0 if none.</summary>
    private static double Inside(int band, double latitude, double km)
    {
        var reach = Math.Sin(Math.Min(Math.PI / 2, km / EarthKm / 2));
        var least = double.MaxValue;
        for (var edge = 0; edge <= 1; edge++)
        {
            var phi = (band + edge) * BandDegrees - 90;
            var half = Math.Sin((phi - latitude) * (Math.PI / 360));
            var square = (reach * reach - half * half) / (Math.Cos(phi * (Math.PI / 180)) * Math.Cos(latitude * (Math.PI / 180)));
            if (square is <= 0 or >= 1 || double.IsNaN(square))
                return 0;
            least = Math.Min(least, Math.Asin(Math.Sqrt(square)) * (360 / Math.PI));
        }
        return least * 0.999;
    }

    private void Scan(int first, int last, float x0, float y0, float z0, float most, Span<ulong> set)
    {
        ref var xs = ref MemoryMarshal.GetArrayDataReference(x);
        ref var ys = ref MemoryMarshal.GetArrayDataReference(y);
        ref var zs = ref MemoryMarshal.GetArrayDataReference(z);
        var i = first;
        for (; i + 8 <= last; i += 8)
        {
            var dx = Vector256.LoadUnsafe(ref xs, (nuint)i) - Vector256.Create(x0);
            var dy = Vector256.LoadUnsafe(ref ys, (nuint)i) - Vector256.Create(y0);
            var dz = Vector256.LoadUnsafe(ref zs, (nuint)i) - Vector256.Create(z0);
            var near = Vector256.LessThanOrEqual(dx * dx + dy * dy + dz * dz, Vector256.Create(most)).ExtractMostSignificantBits();
            if (near == 0xFF && owners[i + 7] - owners[i] == 7)
            {
                var owner = owners[i];
                set[owner >> 6] |= 0xFFUL << (owner & 63);
                if ((owner & 63) > 56)
                    set[(owner >> 6) + 1] |= 0xFFUL >> (64 - (owner & 63));
                continue;
            }
            for (; near != 0; near &= near - 1)
                Bits.Put(set, owners[i + System.Numerics.BitOperations.TrailingZeroCount(near)]);
        }
        for (; i < last; i++)
        {
            float dx = x[i] - x0, dy = y[i] - y0, dz = z[i] - z0;
            if (dx * dx + dy * dy + dz * dz <= most)
                Bits.Put(set, owners[i]);
        }
    }

    private int Lower(int low, int high, float longitude)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (longitudes[middle] < longitude)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static float Chord(double km)
    {
        var half = Math.Sin(Math.Min(Math.PI / 2, km / EarthKm / 2));
        return (float)(4 * half * half);
    }

    private static (float X, float Y, float Z) Sphere(double latitude, double longitude)
    {
        var (sinLat, cosLat) = Math.SinCos(latitude * (Math.PI / 180));
        var (sinLon, cosLon) = Math.SinCos(longitude * (Math.PI / 180));
        return ((float)(cosLat * cosLon), (float)(cosLat * sinLon), (float)sinLat);
    }

    private static int Band(double latitude) => (int)((Math.Clamp(latitude, -90, 90) + 90) / BandDegrees);
}
