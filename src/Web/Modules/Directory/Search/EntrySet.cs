namespace Maillage.Modules.Directory.Search;

/// <summary>A fixed set of entries, as a list while it is thin and as bits once it is thick.</summary>
internal sealed class EntrySet
{
    private readonly int[]? list;
    private readonly ulong[]? bits;

    public EntrySet(IReadOnlyCollection<int> sorted, int entries)
    {
        Count = sorted.Count;
        if (Count < entries / 32)
        {
            list = [.. sorted];
            return;
        }
        bits = new ulong[Bits.Words(entries)];
        foreach (var entry in sorted)
            Bits.Put(bits, entry);
    }

    public int Count { get; }

    public void AddTo(Span<ulong> set)
    {
        if (bits is not null)
            Bits.Or(set, bits);
        else
            Bits.Or(set, list.AsSpan());
    }
}
