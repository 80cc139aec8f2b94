namespace Maillage.Modules.Directory.Search;

/// <summary>The counts of two frequent words together, made with the index where many entries have both: the dearest questions to count one by one. The words are those that stand in most names, since people ask by them.</summary>
internal sealed class WordPairs
{
    private const int Words = 128;
    private const int Least = 4096;
    private readonly Dictionary<(int, int), int[]> counts = [];

    public WordPairs(Frequent?[] frequent, int entries, int values, Tally tally)
    {
        var words = Enumerable.Range(0, frequent.Length).Where(t => frequent[t] is { } word && word.Size < entries).OrderByDescending(t => Bits.Count(frequent[t]!.Named)).Take(Words).Order().ToArray();
        var least = Math.Max(Least, entries / 32);
        var both = new ulong[Bits.Words(entries)];
        var list = new int[entries];
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++)
            {
                var (one, two) = (frequent[words[i]]!, frequent[words[j]]!);
                if (Bits.CountAnd(one.Set, two.Set) < least)
                    continue;
                one.Set.CopyTo(both, 0);
                Bits.And(both, two.Set);
                tally.Clear();
                tally.Add(list.AsSpan(0, Bits.List(both, list)));
                var sums = new int[values];
                tally.Write(sums);
                counts[(words[i], words[j])] = sums;
            }
        }
    }

    public int Count => counts.Count;

    public int[]? Find(int one, int two) => counts.GetValueOrDefault((Math.Min(one, two), Math.Max(one, two)));
}
