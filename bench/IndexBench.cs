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
        var times = new Dictionary<int, double>();
        foreach (var entries in Sizes)
        {
            var source = house.Inventory.Multiply(entries, house.Expansions);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var clock = Stopwatch.StartNew();
            var index = SearchIndex.Build(source);
            Figures.Say($"index.{entries}.rebuild", clock.Elapsed.TotalSeconds, "s");
            source = null;
            Figures.Say($"index.{entries}.memory", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0, "MB");
            // Rounds until the code is compiled for good.
            for (clock.Restart(); clock.Elapsed < TimeSpan.FromSeconds(3);)
                Round(index, queries);
            var rounds = new List<double>();
            for (var i = 0; i < Figures.Times; i++)
            {
                var count = 0;
                clock.Restart();
                for (; clock.Elapsed < TimeSpan.FromSeconds(1); count++)
                    Round(index, queries);
                rounds.Add(clock.Elapsed.TotalMicroseconds / count / queries.Count);
            }
            times[entries] = Figures.Median(rounds);
            Figures.Say($"index.{entries}.query", times[entries], "us");
            if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_EACH") is { Length: > 0 })
                Each(index, queries);
        }
        if (times.TryGetValue(1_000_000, out var million) && times.TryGetValue(100_000, out var tenth))
            Figures.Ratio("index.1000000-to-100000", million / tenth);
    }

    private static void Round(SearchIndex index, IReadOnlyList<string> queries)
    {
        foreach (var query in queries)
            Answer.Write(Pen.OfThread(), Searcher.Run(index, QueryReader.Read(query, Tongues.French).Query!));
    }

    /// <summary>The dearest queries, for who makes this faster.</summary>
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
        foreach (var (query, best, total) in dear.Where((_, i) => i % 9 == 0))
            Figures.Note($"  {best,9:F1} us {total,8}  {Uri.UnescapeDataString(query)}");
    }
}
