using System.Diagnostics;
using Maillage.Modules.Directory.Alerts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Maillage.Bench;

/// <summary>How long two replicas take to look at 10,000 saved searches that are all due and all have news, until their mails are in the outbox; and whether anyone is told twice.</summary>
internal static class AlertsBench
{
    private const int Searches = 10_000;

    public static async Task Run()
    {
        await On("sqlite", null);
        if (Environment.GetEnvironmentVariable("MAILLAGE_BENCH_POSTGRES") is not { Length: > 0 } server)
        {
            Figures.Note("PostgreSQL is absent: the alerts are not measured on it.");
            return;
        }
        await using (var source = NpgsqlDataSource.Create(server))
        await using (var create = source.CreateCommand("create database alerts"))
            await create.ExecuteNonQueryAsync();
        await On("postgresql", new NpgsqlConnectionStringBuilder(server) { Database = "alerts" }.ConnectionString);
    }

    private static async Task On(string engine, string? database)
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        string[] args = [$"--data={data}", .. database is null ? Array.Empty<string>() : [$"--database={database}"], "--demo=true", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"];
        await using (var one = Application.Build(args))
        await using (var other = Application.Build(args))
        {
            await one.Prepare();
            await other.Prepare();
            await Fill(one.Services);
            await one.StartAsync();
            await other.StartAsync();
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Work(one), Work(other));
            Figures.Say($"alerts.digest_{Searches}_two_replicas_{engine}", clock.Elapsed.TotalSeconds, "s");
            await Check(one.Services, engine);
            await other.StopAsync();
            await one.StopAsync();
        }
        Directory.Delete(data, recursive: true);
    }

    private static Task Work(WebApplication app) => Task.Run(async () =>
    {
        while (await app.Services.GetRequiredService<AlertRound>().Run(CancellationToken.None) > 0)
        {
        }
    });

    private static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        await db.Set<Service>().ExecuteUpdateAsync(s => s.SetProperty(x => x.UpdatedAt, now.AddHours(-1)));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await BulkInsert.Write(db, [.. Enumerable.Range(1, Searches).Select(n => new SavedSearch
        {
            Id = Guid.CreateVersion7(now),
            Email = $"n{n}@structure.example",
            EmailKey = $"n{n}@structure.example",
            Query = n % 2 == 0 ? "?q=alcool" : "?secteur=enseignement&pres=Namur",
            Language = "fr",
            EveryDays = 7,
            CreatedAt = now.AddDays(-9),
            ConfirmedAt = now.AddDays(-9),
            SeenUntil = now.AddDays(-8),
            DueAt = now.AddMinutes(-1),
        })], CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static async Task Check(IServiceProvider services, string engine)
    {
        await using var scope = services.CreateAsyncScope();
        var mails = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<OutgoingMail>().Where(m => m.Recipient.EndsWith("@structure.example") && m.UnsubscribeAddress != null).Select(m => m.Recipient).ToListAsync();
        var told = mails.Distinct(StringComparer.Ordinal).Count();
        Figures.Say($"alerts.told_{engine}", told, "of 10000");
        Figures.Say($"alerts.told_twice_{engine}", mails.Count - told, "mails");
    }
}
