namespace Maillage.Modules.Directory.Search;

/// <summary>Those that serve a wide place as a whole, or all around it: they serve each of its communes, so their counts are made once for all of them.</summary>
internal sealed record Shared(ulong[] Set, int Size, int[] Counts)
{
    public static Dictionary<int, Shared> Make(Territories territories, IEnumerable<int> wide, int entries, int values, Tally tally)
    {
        var shared = new Dictionary<int, Shared>();
        var list = new int[entries];
        foreach (var place in wide)
        {
            var set = new ulong[Bits.Words(entries)];
            territories.AddWhole(place, set);
            var size = Bits.List(set, list);
            var counts = new int[values];
            tally.Clear();
            tally.Add(list.AsSpan(0, size));
            tally.Write(counts);
            shared[place] = new Shared(set, size, counts);
        }
        return shared;
    }
}
