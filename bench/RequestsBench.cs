using System.Diagnostics;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Requests.Needs;
using Maillage.Modules.Requests.Reminders;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench;

/// <summary>The table of unmet needs over 100,000 requests, and the reminders of 10,000 that wait, by two replicas on one database.</summary>
internal static class RequestsBench
{
    private const int Requests = 100_000;
    private const int Due = 10_000;
    private const int ServicesAsked = 2_500;
    private static readonly string[] Supports = ["supervision", "accompagnement-sur-mesure", "formation-sur-mesure", "formation-programmee", "ateliers", "information", "analyse-de-pratiques", "intervision", "conseil-situation", "soutien-de-projet", "outils", "groupe-de-parole"];

    public static async Task Run()
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        try
        {
            await using var one = await Open(data);
            await Fill(one.Services);
            await Table(one.Services);
            await Reminders(data, one.Services);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> Open(string data)
    {
        var app = Application.Build([$"--data={data}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"]);
        await app.Prepare();
        return app;
    }

    private static async Task Table(IServiceProvider services)
    {
        var times = new List<double>();
        for (var i = 0; i < Figures.Times + 2; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var clock = Stopwatch.StartNew();
            var rows = await scope.ServiceProvider.GetRequiredService<NeedCounts>().Of(null, null, CancellationToken.None);
            _ = await scope.ServiceProvider.GetRequiredService<NeedCounts>().Years(CancellationToken.None);
            if (rows.Sum(r => r.Received) != Requests)
                throw new InvalidOperationException("The table does not count every request.");
            // The first two find cold pages and uncompiled code.
            if (i > 1)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Figures.Say("requests.needs-table", Figures.Median(times), "ms");
    }

    private static async Task Reminders(string data, IServiceProvider one)
    {
        await using var two = await Open(data);
        var clock = Stopwatch.StartNew();
        var reminded = await Task.WhenAll(Task.Run(() => All(one)), Task.Run(() => All(two.Services)));
        Figures.Say("requests.reminders-10000", clock.Elapsed.TotalSeconds, "s");
        await using var scope = one.CreateAsyncScope();
        var mails = scope.ServiceProvider.GetRequiredService<AppDb>().Set<OutgoingMail>();
        Figures.Say("requests.reminded", reminded.Sum(), "requests");
        Figures.Say("requests.reminder-mails", await mails.CountAsync(), "mails");
        Figures.Say("requests.reminder-addresses", await mails.Select(m => m.Recipient).Distinct().CountAsync(), "addresses");
    }

    private static async Task<int> All(IServiceProvider services)
    {
        var (all, wave) = (0, 0);
        while ((wave = await services.GetRequiredService<ReminderRound>().Run(CancellationToken.None)) > 0)
            all += wave;
        return all;
    }

    private static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var dice = new Random(7);
        await using var transaction = await db.Database.BeginTransactionAsync();
        List<Service> asked = [.. Enumerable.Range(1, ServicesAsked).Select(n => new Service { Id = new ServiceId(Guid.CreateVersion7(now)), Slug = $"mesure-{n}", Name = $"Service {n}", Email = $"s{n}@mesure.example", Source = "mesure", SourceId = $"{n}", UpdatedAt = now })];
        await BulkInsert.Write(db, asked, CancellationToken.None);
        List<SupportRequest> requests = [.. Enumerable.Range(1, Requests).Select(n => Make(n, dice, now))];
        await BulkInsert.Write(db, requests, CancellationToken.None);
        await BulkInsert.Write(db, [.. requests.Take(Due).Index().Select(r => new Addressee { Id = EntityId.New<AddresseeId>(TimeProvider.System), RequestId = r.Item.Id, ServiceId = asked[r.Index % ServicesAsked].Id, ServiceName = "Service", AskedAt = now, RemindAt = now.AddDays(-1) })], CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static SupportRequest Make(int n, Random dice, DateTimeOffset now)
    {
        var territory = $"fr-dep-{dice.Next(1, 96):00}";
        var request = new SupportRequest
        {
            Id = EntityId.New<RequestId>(TimeProvider.System),
            Code = $"{n:00000000}",
            Origin = "formulaire",
            Support = Supports[dice.Next(Supports.Length)],
            StructureName = $"Structure {n}",
            TerritoryCode = territory,
            CommuneCode = $"{territory}-{dice.Next(40)}",
            ReceivedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-dice.Next(1500)),
            ChangedAt = now,
            IsUnmet = dice.Next(3) == 0,
        };
        request.Confirm(RequestEvent.Requester, now);
        return request;
    }
}
