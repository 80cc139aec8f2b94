using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Maillage.Modules.Directory.Search;

/// <summary>Counts, for every facet value at once, how many of the entries given have it: the masks are added bit by bit as in a paper sum (carry-save adders), sixteen entries at a time.</summary>
internal sealed class Tally
{
    private const int Planes = 24;
    private readonly int lanes;
    private readonly Vector256<ulong>[] low;
    private readonly Vector256<ulong>[] high;
    private int highest;

    public Tally(int lanes)
    {
        this.lanes = lanes;
        low = new Vector256<ulong>[4 * lanes];
        high = new Vector256<ulong>[Planes * lanes];
    }

    public void Clear()
    {
        Array.Clear(low);
        Array.Clear(high, 0, highest * lanes);
        highest = 0;
    }

    /// <summary>Adds entries; <paramref name="masks"/> holds one mask per entry and an empty one at <paramref name="none"/>.</summary>
    public void Add(ReadOnlySpan<ulong> masks, ReadOnlySpan<int> entries, int none)
    {
        ref var data = ref MemoryMarshal.GetReference(masks);
        ref var ids = ref MemoryMarshal.GetReference(entries);
        var whole = entries.Length & ~15;
        for (var i = 0; i < whole; i += 16)
        {
            for (var lane = 0; lane < lanes; lane++)
                AddSixteen(ref data, ref Unsafe.Add(ref ids, i), lane);
        }
        if (whole == entries.Length)
            return;
        Span<int> last = stackalloc int[16];
        last.Fill(none);
        entries[whole..].CopyTo(last);
        for (var lane = 0; lane < lanes; lane++)
            AddSixteen(ref data, ref MemoryMarshal.GetReference(last), lane);
    }

    /// <summary>Writes the counts, one per facet value.</summary>
    public void Write(Span<int> counts)
    {
        var select = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        Span<byte> bytes = stackalloc byte[32 * (4 + Planes)];
        ref var to = ref MemoryMarshal.GetReference(counts);
        for (var lane = 0; lane < lanes; lane++)
        {
            for (var p = 0; p < 4; p++)
                low[4 * lane + p].AsByte().CopyTo(bytes[(32 * p)..]);
            for (var p = 0; p < highest; p++)
                high[p * lanes + lane].AsByte().CopyTo(bytes[(32 * (4 + p))..]);
            for (var b = 0; b < 32 && 256 * lane + 8 * b < counts.Length; b++)
            {
                var sum = Vector256<int>.Zero;
                for (var p = 4 + highest - 1; p >= 0; p--)
                {
                    var set = Vector256.Equals(Vector256.Create((int)bytes[32 * p + b]) & select, select);
                    sum = (sum << 1) - set;
                }
                var at = 256 * lane + 8 * b;
                if (at + 8 <= counts.Length)
                    sum.StoreUnsafe(ref to, (nuint)at);
                else
                {
                    for (var k = 0; at + k < counts.Length; k++)
                        counts[at + k] = sum[k];
                }
            }
        }
    }

    private void AddSixteen(ref ulong data, ref int ids, int lane)
    {
        ref var state = ref low[4 * lane];
        Vector256<ulong> ones = state, twos = Unsafe.Add(ref state, 1), fours = Unsafe.Add(ref state, 2), eights = Unsafe.Add(ref state, 3);
        Eight(ref data, ref ids, lane, ref ones, ref twos, ref fours, out var eightsA);
        Eight(ref data, ref Unsafe.Add(ref ids, 8), lane, ref ones, ref twos, ref fours, out var eightsB);
        Carry(ref eights, eightsA, eightsB, out var carry);
        state = ones;
        Unsafe.Add(ref state, 1) = twos;
        Unsafe.Add(ref state, 2) = fours;
        Unsafe.Add(ref state, 3) = eights;
        for (var p = 0; carry != Vector256<ulong>.Zero; p++)
        {
            ref var plane = ref high[p * lanes + lane];
            var both = plane & carry;
            plane ^= carry;
            carry = both;
            highest = Math.Max(highest, p + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Eight(ref ulong data, ref int ids, int lane, ref Vector256<ulong> ones, ref Vector256<ulong> twos, ref Vector256<ulong> fours, out Vector256<ulong> eights)
    {
        Carry(ref ones, Mask(ref data, ids, lane), Mask(ref data, Unsafe.Add(ref ids, 1), lane), out var twosA);
        Carry(ref ones, Mask(ref data, Unsafe.Add(ref ids, 2), lane), Mask(ref data, Unsafe.Add(ref ids, 3), lane), out var twosB);
        Carry(ref twos, twosA, twosB, out var foursA);
        Carry(ref ones, Mask(ref data, Unsafe.Add(ref ids, 4), lane), Mask(ref data, Unsafe.Add(ref ids, 5), lane), out twosA);
        Carry(ref ones, Mask(ref data, Unsafe.Add(ref ids, 6), lane), Mask(ref data, Unsafe.Add(ref ids, 7), lane), out twosB);
        Carry(ref twos, twosA, twosB, out var foursB);
        Carry(ref fours, foursA, foursB, out eights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<ulong> Mask(ref ulong data, int entry, int lane) =>
        Vector256.LoadUnsafe(ref data, (nuint)(uint)entry * (nuint)(4 * lanes) + (nuint)(4 * lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(ref Vector256<ulong> sum, Vector256<ulong> a, Vector256<ulong> b, out Vector256<ulong> carry)
    {
        var half = sum ^ a;
        carry = (sum & a) | (half & b);
        sum = half ^ b;
    }
}
