using System.Diagnostics;
using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Maillage.Bench;

/// <summary>How soon a change of the real inventory, committed by one server, is found by another that was started before it: on both engines, at rest and while that other answers searches as fast as it can.</summary>
internal static class ReplicaBench
{
    private static int word;

    public static async Task Run()
    {
        await On("sqlite", database: null);
        if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_POSTGRES") is not { Length: > 0 } server)
        {
            Figures.Note("PostgreSQL is absent: the replica is not measured on it.");
            return;
        }
        await using (var source = NpgsqlDataSource.Create(server))
        await using (var create = source.CreateCommand("create database replicas"))
            await create.ExecuteNonQueryAsync();
        // The program takes its database from its surroundings.
        Environment.SetEnvironmentVariable("MAILLAGE_DATABASE", new NpgsqlConnectionStringBuilder(server) { Database = "replicas" }.ConnectionString);
        await On("postgresql", Environment.GetEnvironmentVariable("MAILLAGE_DATABASE"));
        Environment.SetEnvironmentVariable("MAILLAGE_DATABASE", null);
    }

    private static async Task On(string engine, string? database)
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        await StartBench.Bring("--data", data);
        var app = Application.Build([$"--data={data}", .. database is null ? Array.Empty<string>() : [$"--database={database}"], "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"]);
        await using (app)
        {
            await app.Prepare();
            using var other = await Served.Start("--data", data);
            Say($"replica.{engine}", await Times(app.Services, other));
            var load = Wrk.Run(other.Address, ["/annuaire?q=health", "/annuaire?q=food", "/annuaire"], 20);
            Say($"replica.{engine}.busy", await Times(app.Services, other));
            await load;
        }
        Directory.Delete(data, recursive: true);
    }

    private static void Say(string name, IReadOnlyList<double> seconds)
    {
        Figures.Say($"{name}.replica_seconds", Figures.Median(seconds), "s");
        Figures.Say($"{name}.replica_seconds_worst", seconds.Max(), "s");
    }

    private static async Task<List<double>> Times(IServiceProvider services, Served other)
    {
        var times = new List<double>();
        for (var i = 0; i < Figures.Times; i++)
        {
            // Letters only: a word with a typing error of another would be found too soon.
            var said = "zymurg" + new string((char)('a' + word++), 6);
            await using (var scope = services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                (await db.Set<Service>().OrderBy(s => s.Id).FirstAsync(s => s.State == EntryStates.Published)).AlternateName = said;
                await db.SaveChangesAsync();
            }
            var clock = Stopwatch.StartNew();
            while ((await other.Get($"/annuaire?q={said}&exact=oui"))?.StartsWith("{\"total\":0,", StringComparison.Ordinal) != false)
            {
                if (clock.Elapsed > TimeSpan.FromMinutes(1))
                    throw new InvalidOperationException("The change was never found.");
                await Task.Delay(10);
            }
            times.Add(clock.Elapsed.TotalSeconds);
            // Changes come at any moment of the other's rhythm.
            await Task.Delay(130 * (i + 1));
        }
        return times;
    }
}
