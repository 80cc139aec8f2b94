using System.Diagnostics;
using Maillage.Modules.Directory.Search;

namespace Maillage.Bench;

/// <summary>The index alone, from the text of the address to the bytes of the answer, at four sizes.</summary>
internal static class IndexBench
{
    private static readonly int[] Sizes = Environment.GetEnvironmentVariable("MAILLAGE_BENCH_SIZES") is { Length: > 0 } sizes
        ? [.. sizes.Split(',').Select(int.Parse)] : [1_000, 10_000, 100_000, 1_000_000];

    public static async Task Run()
    {
        await using var house = await TestHouse.Open();
        var queries = Queries.Make(house.Inventory);
        var indexes = Sizes.Select(entries => (Entries: entries, Index: Build(house, entries), Times: new List<double>())).ToArray();
        // Rounds until the code is compiled for good.
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < TimeSpan.FromSeconds(8); i++)
            Round(indexes[i % indexes.Length].Index, queries);
        // By turns, so that a neighbour's load falls on all sizes.
        for (var i = 0; i < Figures.Times; i++)
        {
            foreach (var (_, index, times) in indexes)
                times.Add(Measure(index, queries));
        }
        foreach (var (entries, index, times) in indexes)
        {
            Figures.Say($"index.{entries}.query", Figures.Median(times), "us");
            if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_EACH") is { Length: > 0 })
                Each(index, queries);
        }
        var million = indexes.FirstOrDefault(i => i.Entries == 1_000_000).Times;
        var tenth = indexes.FirstOrDefault(i => i.Entries == 100_000).Times;
        if (million is not null && tenth is not null)
            Figures.Ratio("index.1000000-to-100000", Figures.Median(million.Zip(tenth, (m, t) => m / t)));
    }

    private static SearchIndex Build(TestHouse house, int entries)
    {
        var source = house.Inventory.Multiply(entries, house.Expansions);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Build(source);
        Figures.Say($"index.{entries}.rebuild", clock.Elapsed.TotalSeconds, "s");
        source = null;
        Figures.Say($"index.{entries}.memory", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0, "MB");
        return index;
    }

    /// <summary>Microseconds a query, over a second or more.</summary>
    private static double Measure(SearchIndex index, IReadOnlyList<string> queries)
    {
        // The room of the thread is made for this index first.
        Round(index, queries);
        var count = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < TimeSpan.FromSeconds(1); count++)
            Round(index, queries);
        return clock.Elapsed.TotalMicroseconds / count / queries.Count;
    }

    private static void Round(SearchIndex index, IReadOnlyList<string> queries)
    {
        foreach (var query in queries)
            Answer.Write(Pen.OfThread(), Searcher.Run(index, QueryReader.Read(query, Tongues.French).Query!));
    }

    /// <summary>The time of each kind of query, and the dearest queries, for who makes this faster.</summary>
    private static void Each(SearchIndex index, IReadOnlyList<string> queries)
    {
        var dear = queries.Select(q =>
        {
            var best = double.MaxValue;
            var total = 0;
            for (var i = 0; i < 15; i++)
            {
                var from = Stopwatch.GetTimestamp();
                var outcome = Searcher.Run(index, QueryReader.Read(q, Tongues.French).Query!);
                Answer.Write(Pen.OfThread(), outcome);
                best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMicroseconds);
                total = outcome.Total;
            }
            return (Query: q, Best: best, Total: total);
        }).OrderByDescending(q => q.Best).ToArray();
        Figures.Note($"  mean of bests {dear.Average(q => q.Best):F1} us");
        foreach (var kind in dear.GroupBy(q => Kind(q.Query)).OrderByDescending(k => k.Sum(q => q.Best)))
            Figures.Note($"  {kind.Sum(q => q.Best) / dear.Sum(q => q.Best),6:P0} of the time, {kind.Average(q => q.Best),9:F1} us each, {kind.Count(),3} of  {kind.Key}");
        foreach (var (query, best, total) in dear.Where((_, i) => i % 9 == 0))
            Figures.Note($"  {best,9:F1} us {total,8}  {Uri.UnescapeDataString(query)}");
    }

    /// <summary>What a query asks by, without the values.</summary>
    private static string Kind(string query) =>
        string.Join(" + ", query.TrimStart('?').Split('&').Select(p => p.StartsWith("q=", StringComparison.Ordinal) && p.Contains("%20", StringComparison.Ordinal) ? "several words" : p.Split('=')[0]).Distinct());
}
