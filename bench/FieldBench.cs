using System.Diagnostics;
using Npgsql;

namespace Maillage.Bench;

/// <summary>Phones on one space of the field, over HTTP: notes one by one and in batches, asking for news when there are none, and fetching everything. The load runs in the same process, on the same cores.</summary>
internal static class FieldBench
{
    private const int Phones = 32;
    private const int Batches = 4;
    private const int OfOneBatch = 100;
    private const int Deltas = 300;
    private static readonly bool IsSmall = Environment.GetEnvironmentVariable("MAILLAGE_BENCH_SMALL") is { Length: > 0 };
    private static readonly int Records = IsSmall ? 5_000 : 50_000;
    private static readonly TimeSpan While = TimeSpan.FromSeconds(IsSmall ? 1 : 4);

    public static async Task Run()
    {
        await On("sqlite", database: null);
        if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_POSTGRES") is not { Length: > 0 } server)
        {
            Figures.Note("PostgreSQL is absent: the field is not measured on it.");
            return;
        }
        await using (var source = NpgsqlDataSource.Create(server))
        await using (var create = source.CreateCommand("create database field"))
            await create.ExecuteNonQueryAsync();
        await On("postgresql", new NpgsqlConnectionStringBuilder(server) { Database = "field" }.ConnectionString);
    }

    private static async Task On(string engine, string? database)
    {
        await using var house = await FieldHouse.Open(database, Phones);
        Figures.Note($"{engine}: {Phones} phones, {Records} records");
        Figures.Say($"field.{engine}.one-by-one", await Rate(house, Phones, 1), "pushes/s");
        Figures.Say($"field.{engine}.batches-of-100", await Rate(house, Batches, OfOneBatch), "pushes/s");

        await house.Fill(Records);
        var head = (await house.Changes(0, 1)).GetProperty("head").GetInt64();
        var times = new List<double>();
        for (var i = 0; i < Deltas; i++)
        {
            var clock = Stopwatch.StartNew();
            if ((await house.Changes(head, 2000)).GetProperty("items").GetArrayLength() != 0)
                throw new InvalidOperationException("There was news.");
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Figures.Say($"field.{engine}.empty-delta", Figures.Median(times), "ms");

        var pulls = new List<double>();
        for (var i = 0; i < Figures.Times; i++)
        {
            var clock = Stopwatch.StartNew();
            var (since, seen, more) = (0L, 0, true);
            while (more)
            {
                var page = await house.Changes(since, 2000);
                seen += page.GetProperty("items").GetArrayLength();
                (since, more) = (page.GetProperty("next").GetInt64(), page.GetProperty("more").GetBoolean());
            }
            pulls.Add(clock.Elapsed.TotalSeconds);
            if (seen != Records)
                throw new InvalidOperationException($"{seen} records came.");
        }
        Figures.Say($"field.{engine}.full-pull-{Records}", Figures.Median(pulls), "s");
    }

    private static async Task<double> Rate(FieldHouse house, int phones, int ops)
    {
        var rates = new List<double>();
        // The first finds uncompiled code.
        for (var i = 0; i < Figures.Times + 1; i++)
        {
            var clock = Stopwatch.StartNew();
            var done = await Task.WhenAll(Enumerable.Range(0, phones).Select(async phone =>
            {
                var count = 0;
                while (clock.Elapsed < While)
                    count += await house.Push(phone, ops);
                return count;
            }));
            if (i > 0)
                rates.Add(done.Sum() / clock.Elapsed.TotalSeconds);
        }
        return Figures.Median(rates);
    }
}
