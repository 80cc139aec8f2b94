using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Maillage.Modules.Directory.Search;

/// <summary>The counts of every sixty-four neighbours, made with the index: a place's surroundings are mostly whole blocks of them.</summary>
internal sealed class Blocks
{
    private readonly byte[] counts;
    private readonly int width;

    /// <summary>Counts the whole blocks; a last one that is not full is left out.</summary>
    public Blocks(int entries, ValueTable values, Tally tally)
    {
        Count = entries / 64;
        width = (values.Count + 7) & ~7;
        counts = new byte[Count * width];
        var list = new int[64];
        var sums = new int[values.Count];
        for (var block = 0; block < Count; block++)
        {
            for (var i = 0; i < 64; i++)
                list[i] = 64 * block + i;
            tally.Clear();
            tally.Add(list);
            tally.Write(sums);
            for (var v = 0; v < sums.Length; v++)
                counts[block * width + v] = (byte)sums[v];
        }
    }

    public int Count { get; }

    public void AddTo(Span<int> sums, int block)
    {
        ref var from = ref counts[block * width];
        ref var to = ref MemoryMarshal.GetReference(sums);
        var v = 0;
        for (; v + 8 <= sums.Length; v += 8)
        {
            var eight = Vector64.LoadUnsafe(ref from, (nuint)v);
            var (low, high) = Vector128.Widen(Vector128.Create(eight, Vector64<byte>.Zero));
            _ = high;
            var (a, b) = Vector128.Widen(low);
            (Vector128.LoadUnsafe(ref to, (nuint)v) + a.AsInt32()).StoreUnsafe(ref to, (nuint)v);
            (Vector128.LoadUnsafe(ref to, (nuint)v + 4) + b.AsInt32()).StoreUnsafe(ref to, (nuint)v + 4);
        }
        for (; v < sums.Length; v++)
            sums[v] += counts[block * width + v];
    }
}
