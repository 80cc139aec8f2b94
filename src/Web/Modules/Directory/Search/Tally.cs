using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Maillage.Modules.Directory.Search;

/// <summary>Counts, for every facet value at once, how many of the entries given have it: the masks are added bit by bit as in a paper sum (carry-save adders), sixteen entries at a time.</summary>
internal sealed class Tally(Masks masks)
{
    private const int Planes = 24;
    private readonly Vector256<ulong>[] low = new Vector256<ulong>[4 * masks.Lanes];
    private readonly Vector256<ulong>[] high = new Vector256<ulong>[Planes * masks.Lanes];
    private readonly int[] column = new int[masks.ColumnSize + 1];
    private readonly int[] bits = new int[256 * masks.Lanes];
    private int highest;

    public void Clear()
    {
        Array.Clear(low);
        Array.Clear(high, 0, highest * masks.Lanes);
        Array.Clear(column);
        highest = 0;
    }

    public void Add(ReadOnlySpan<int> entries)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(masks.Bits);
        ref var ids = ref MemoryMarshal.GetReference(entries);
        var whole = entries.Length & ~15;
        for (var i = 0; i < whole; i += 16)
        {
            for (var lane = 0; lane < masks.Lanes; lane++)
                AddSixteen(ref data, ref Unsafe.Add(ref ids, i), lane);
        }
        if (whole < entries.Length)
        {
            Span<int> last = stackalloc int[16];
            last.Fill(masks.None);
            entries[whole..].CopyTo(last);
            for (var lane = 0; lane < masks.Lanes; lane++)
                AddSixteen(ref data, ref MemoryMarshal.GetReference(last), lane);
        }
        if (masks.ColumnSize == 0)
            return;
        ref var values = ref MemoryMarshal.GetArrayDataReference(masks.Column);
        foreach (var entry in entries)
            column[Unsafe.Add(ref values, entry)]++;
    }

    /// <summary>Writes the counts, one per facet value.</summary>
    public void Write(Span<int> counts)
    {
        WriteBits();
        masks.Spread(bits, column, counts);
    }

    private void WriteBits()
    {
        var select = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        Span<byte> bytes = stackalloc byte[32 * (4 + Planes)];
        ref var to = ref MemoryMarshal.GetArrayDataReference(bits);
        for (var lane = 0; lane < masks.Lanes; lane++)
        {
            for (var p = 0; p < 4; p++)
                low[4 * lane + p].AsByte().CopyTo(bytes[(32 * p)..]);
            for (var p = 0; p < highest; p++)
                high[p * masks.Lanes + lane].AsByte().CopyTo(bytes[(32 * (4 + p))..]);
            for (var b = 0; b < 32; b++)
            {
                var sum = Vector256<int>.Zero;
                for (var p = 4 + highest - 1; p >= 0; p--)
                    sum = (sum << 1) - Vector256.Equals(Vector256.Create((int)bytes[32 * p + b]) & select, select);
                sum.StoreUnsafe(ref to, (nuint)(256 * lane + 8 * b));
            }
        }
    }

    private void AddSixteen(ref ulong data, ref int ids, int lane)
    {
        var stride = 4 * masks.Lanes;
        ref var from = ref Unsafe.Add(ref data, 4 * lane);
        ref var state = ref low[4 * lane];
        var ones = state;
        var twos = Unsafe.Add(ref state, 1);
        var fours = Unsafe.Add(ref state, 2);
        var eights = Unsafe.Add(ref state, 3);

        var a = At(ref from, ids, stride);
        var half = ones ^ a;
        var b = At(ref from, Unsafe.Add(ref ids, 1), stride);
        var twosA = Carry(half, a, b);
        ones = half ^ b;
        (ones, var twosB) = Two(ones, ref from, ref ids, 2, stride);
        (twos, var foursA) = Sum(twos, twosA, twosB);
        (ones, twosA) = Two(ones, ref from, ref ids, 4, stride);
        (ones, twosB) = Two(ones, ref from, ref ids, 6, stride);
        (twos, var foursB) = Sum(twos, twosA, twosB);
        (fours, var eightsA) = Sum(fours, foursA, foursB);
        (ones, twosA) = Two(ones, ref from, ref ids, 8, stride);
        (ones, twosB) = Two(ones, ref from, ref ids, 10, stride);
        (twos, foursA) = Sum(twos, twosA, twosB);
        (ones, twosA) = Two(ones, ref from, ref ids, 12, stride);
        (ones, twosB) = Two(ones, ref from, ref ids, 14, stride);
        (twos, foursB) = Sum(twos, twosA, twosB);
        (fours, var eightsB) = Sum(fours, foursA, foursB);
        (eights, var carry) = Sum(eights, eightsA, eightsB);

        state = ones;
        Unsafe.Add(ref state, 1) = twos;
        Unsafe.Add(ref state, 2) = fours;
        Unsafe.Add(ref state, 3) = eights;
        for (var p = 0; carry != Vector256<ulong>.Zero; p++)
        {
            ref var plane = ref high[p * masks.Lanes + lane];
            var both = plane & carry;
            plane ^= carry;
            carry = both;
            highest = Math.Max(highest, p + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> Sum, Vector256<ulong> Carry) Two(Vector256<ulong> sum, ref ulong from, ref int ids, int at, int stride) =>
        Sum(sum, At(ref from, Unsafe.Add(ref ids, at), stride), At(ref from, Unsafe.Add(ref ids, at + 1), stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> Sum, Vector256<ulong> Carry) Sum(Vector256<ulong> sum, Vector256<ulong> a, Vector256<ulong> b)
    {
        var half = sum ^ a;
        return (half ^ b, Carry(half, a, b));
    }

    /// <summary>Where the first two differ the third decides, else they agree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Carry(Vector256<ulong> half, Vector256<ulong> a, Vector256<ulong> b) => (half & b) | Vector256.AndNot(a, half);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> At(ref ulong from, int entry, int stride) => Vector256.LoadUnsafe(ref from, (nuint)(uint)entry * (nuint)(uint)stride);
}
