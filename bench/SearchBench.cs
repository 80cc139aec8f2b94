using Maillage.Modules.Directory.Search;

namespace Maillage.Bench;

/// <summary>The whole answer of <c>/annuaire</c> over 100,000 services against fixed bytes of the same size from the same server, and against PostgreSQL the usual way.</summary>
internal static class SearchBench
{
    private const int Entries = 100_000;
    private const int Seconds = 4;

    public static async Task Run()
    {
        await using var house = await TestHouse.Open();
        var source = house.Inventory.Multiply(Entries, house.Expansions);
        var index = SearchIndex.Build(source);
        var queries = Queries.Make(house.Inventory);
        house.Use(index);
        var size = (int)queries.Average(q => Size(index, q));
        house.Fix(size);
        await house.Start();
        Figures.Note($"{Entries} services, {queries.Count} queries, {size} bytes an answer on average");

        string[] searches = [.. queries.Select(q => "/annuaire" + q)];
        await Wrk.Run(house.Address, searches, Seconds);
        await Wrk.Run(house.Address, ["/fixed"], Seconds / 2);
        var pairs = new List<(Seen Fixed, Seen Search)>();
        for (var i = 0; i < Figures.Times; i++)
        {
            var same = await Wrk.Run(house.Address, ["/fixed"], Seconds);
            var search = await Wrk.Run(house.Address, searches, Seconds);
            if (same.Errors + search.Errors > 0)
                throw new InvalidOperationException("Some answers were no success.");
            pairs.Add((same, search));
        }
        Figures.Say("search.answer", size, "bytes");
        Figures.Say("search.fixed", Figures.Median(pairs.Select(p => p.Fixed.PerSecond)), "requests/s");
        Figures.Say("search.http", Figures.Median(pairs.Select(p => p.Search.PerSecond)), "requests/s");
        Figures.Ratio("search.http-to-fixed", Figures.Median(pairs.Select(p => p.Search.PerSecond / p.Fixed.PerSecond)));
        Figures.Say("search.fixed-p99", Figures.Median(pairs.Select(p => p.Fixed.P99Milliseconds)), "ms");
        Figures.Say("search.http-p99", Figures.Median(pairs.Select(p => p.Search.P99Milliseconds)), "ms");
        Figures.Ratio("search.p99-to-fixed", Figures.Median(pairs.Select(p => p.Search.P99Milliseconds / p.Fixed.P99Milliseconds)));

        if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_POSTGRES") is not { Length: > 0 } server)
        {
            Figures.Note("PostgreSQL is absent: the usual way is not measured.");
            return;
        }
        await using var usual = await UsualWay.Fill(server, source, house.Inventory);
        var rates = new List<double>();
        for (var i = 0; i < Figures.Times; i++)
            rates.Add(await usual.Run(queries, Seconds));
        Figures.Say("search.usual-way", Figures.Median(rates), "requests/s");
        Figures.Ratio("search.http-to-usual-way", Figures.Median(pairs.Select(p => p.Search.PerSecond)) / Figures.Median(rates));
    }

    private static int Size(SearchIndex index, string query)
    {
        var pen = Pen.OfThread();
        Answer.Write(pen, Searcher.Run(index, QueryReader.Read(query, Tongues.French).Query!));
        return pen.Written.Length;
    }
}
