using System.Diagnostics;
using Maillage.Demo;
using Maillage.Modules.Campaigns;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench;

/// <summary>How much slower pages are while 5,000 invitations leave: the sending is paused and resumed by turns, so that a neighbour's load falls on both.</summary>
internal static class CampaignBench
{
    private const int Invitations = 5000;
    private const int MostTurns = 60;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);
    private static readonly string[] Paths = ["/", "/actions", "/annuaire?q=logement"];

    public static async Task Run()
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        var app = Application.Build([$"--data={data}", "--demo=true", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"]);
        await using (app)
        {
            await app.Prepare();
            await Fill(app.Services);
            using (var served = await Served.Start("--data", data))
                await Measure(app.Services, served);
            await Check(app.Services);
        }
        Directory.Delete(data, recursive: true);
    }

    private static async Task Measure(IServiceProvider services, Served served)
    {
        foreach (var path in Paths)
            await served.Get(path);
        var (still, sending) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < MostTurns && await Waiting(services) > 0; turn++)
        {
            var isSending = turn % 2 == 1;
            await Stop(services, !isSending);
            // What is in the outbox still leaves, or the first wave begins.
            await Task.Delay(TimeSpan.FromSeconds(2));
            await Look(served, isSending ? sending : still);
        }
        await Stop(services, isStopped: false);
        Figures.Say("campaign.page_ms", Figures.Median(still), "ms");
        Figures.Say("campaign.page_ms_sending", Figures.Median(sending), "ms");
        Figures.Ratio("campaign.slower", Figures.Median(sending) / Figures.Median(still));
        Figures.Ratio("campaign.slower_p95", P95(sending) / P95(still));
        var finished = Stopwatch.StartNew();
        while (await Waiting(services) > 0 && finished.Elapsed < TimeSpan.FromMinutes(5))
            await Task.Delay(200);
    }

    private static async Task Look(Served served, List<double> times)
    {
        var turn = Stopwatch.StartNew();
        for (var i = 0; turn.Elapsed < Turn; i++)
        {
            var clock = Stopwatch.StartNew();
            _ = await served.Get(Paths[i % Paths.Length]) ?? throw new InvalidOperationException("A page did not answer.");
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(5);
        }
    }

    private static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var campaign = await db.Set<Campaign>().Include(c => c.Channels).SingleAsync(c => c.ActionId == DemoActions.ThisYearId);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await BulkInsert.Write(db, [.. Enumerable.Range(1, Invitations).Select(n => new Invitation
        {
            Id = new InvitationId(Guid.CreateVersion7(now)),
            ActionId = campaign.ActionId,
            ChannelId = campaign.Channels.Find(c => c.Kind is ChannelKind.List)!.Id,
            Email = $"n{n}@structure.example",
            EmailKey = $"n{n}@structure.example",
            StructureName = $"Structure {n}",
            StructureKey = $"structure {n}",
            DueAt = now,
        })], CancellationToken.None);
        (campaign.StartedAt, campaign.StoppedAt) = (now, now);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task Check(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var mails = db.Set<OutgoingMail>().Where(m => m.UnsubscribeAddress != null);
        Figures.Say("campaign.mails", await mails.CountAsync(), "mails");
        Figures.Say("campaign.addresses", await mails.Select(m => m.Recipient).Distinct().CountAsync(), "addresses");
    }

    private static async Task<int> Waiting(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Invitation>().CountAsync(i => i.ActionId == DemoActions.ThisYearId && i.SentAt == null);
    }

    private static async Task Stop(IServiceProvider services, bool isStopped)
    {
        await using var scope = services.CreateAsyncScope();
        DateTimeOffset? at = isStopped ? scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow() : null;
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Campaign>().Where(c => c.ActionId == DemoActions.ThisYearId).ExecuteUpdateAsync(s => s.SetProperty(c => c.StoppedAt, at));
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.95));
}
