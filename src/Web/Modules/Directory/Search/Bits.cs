using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Maillage.Modules.Directory.Search;

/// <summary>Sets of entries, one bit each.</summary>
internal static class Bits
{
    public static int Words(int entries) => (entries + 63) >> 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(ReadOnlySpan<ulong> set, int entry) => (set[entry >> 6] >> (entry & 63) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(Span<ulong> set, int entry) => set[entry >> 6] |= 1UL << (entry & 63);

    public static void Fill(Span<ulong> set, int entries)
    {
        set.Fill(ulong.MaxValue);
        if ((entries & 63) != 0)
            set[^1] = (1UL << (entries & 63)) - 1;
    }

    public static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(into);
        ref var b = ref MemoryMarshal.GetReference(other[..into.Length]);
        nuint i = 0, n = (nuint)into.Length;
        for (; i + 4 <= n; i += 4)
            (Vector256.LoadUnsafe(ref a, i) & Vector256.LoadUnsafe(ref b, i)).StoreUnsafe(ref a, i);
        for (; i < n; i++)
            Unsafe.Add(ref a, i) &= Unsafe.Add(ref b, i);
    }

    public static void Except(Span<ulong> from, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(from);
        ref var b = ref MemoryMarshal.GetReference(other[..from.Length]);
        nuint i = 0, n = (nuint)from.Length;
        for (; i + 4 <= n; i += 4)
            Vector256.AndNot(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i)).StoreUnsafe(ref a, i);
        for (; i < n; i++)
            Unsafe.Add(ref a, i) &= ~Unsafe.Add(ref b, i);
    }

    /// <summary>Puts the entries [first, end).</summary>
    public static void PutRange(Span<ulong> set, int first, int end)
    {
        if (first >= end)
            return;
        var (from, to) = (first >> 6, (end - 1) >> 6);
        var (low, high) = (ulong.MaxValue << (first & 63), ulong.MaxValue >> (63 - ((end - 1) & 63)));
        if (from == to)
        {
            set[from] |= low & high;
            return;
        }
        set[from] |= low;
        set[(from + 1)..to].Fill(ulong.MaxValue);
        set[to] |= high;
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        ref var a = ref MemoryMarshal.GetReference(into);
        ref var b = ref MemoryMarshal.GetReference(other[..into.Length]);
        nuint i = 0, n = (nuint)into.Length;
        for (; i + 4 <= n; i += 4)
            (Vector256.LoadUnsafe(ref a, i) | Vector256.LoadUnsafe(ref b, i)).StoreUnsafe(ref a, i);
        for (; i < n; i++)
            Unsafe.Add(ref a, i) |= Unsafe.Add(ref b, i);
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<int> entries)
    {
        foreach (var entry in entries)
            Put(into, entry);
    }

    public static int Count(ReadOnlySpan<ulong> set) => CountAnd(set, set);

    public static int CountAnd(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> two)
    {
        ref var a = ref MemoryMarshal.GetReference(one);
        ref var b = ref MemoryMarshal.GetReference(two[..one.Length]);
        nuint i = 0, n = (nuint)one.Length;
        int c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        for (; i + 4 <= n; i += 4)
        {
            c0 += BitOperations.PopCount(Unsafe.Add(ref a, i) & Unsafe.Add(ref b, i));
            c1 += BitOperations.PopCount(Unsafe.Add(ref a, i + 1) & Unsafe.Add(ref b, i + 1));
            c2 += BitOperations.PopCount(Unsafe.Add(ref a, i + 2) & Unsafe.Add(ref b, i + 2));
            c3 += BitOperations.PopCount(Unsafe.Add(ref a, i + 3) & Unsafe.Add(ref b, i + 3));
        }
        for (; i < n; i++)
            c0 += BitOperations.PopCount(Unsafe.Add(ref a, i) & Unsafe.Add(ref b, i));
        return c0 + c1 + c2 + c3;
    }

    /// <summary>Writes the entries of a set in order and returns how many.</summary>
    public static int List(ReadOnlySpan<ulong> set, Span<int> into)
    {
        var count = 0;
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
                into[count++] = (i << 6) + BitOperations.TrailingZeroCount(word);
        }
        return count;
    }
}
