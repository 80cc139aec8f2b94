using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Requests.Reminders;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Requests;

public sealed class ReminderTests(World world) : IClassFixture<World>
{
    private const int Services = 130;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_eight_days_a_service_gets_one_mail_for_all_that_wait_and_two_replicas_never_write_twice()
    {
        await Fill(due: world.Clock.GetUtcNow().AddDays(-1));
        var other = world.Replica();
        await other.InitializeAsync();
        var (one, two) = (world.Services.GetRequiredService<ReminderRound>(), other.Services.GetRequiredService<ReminderRound>());
        async Task<int> All(ReminderRound round)
        {
            var (all, wave) = (0, 0);
            while ((wave = await round.Run(Cancel)) > 0)
                all += wave;
            return all;
        }
        (await Task.WhenAll(Task.Run(() => All(one), Cancel), Task.Run(() => All(two), Cancel))).Sum().ShouldBe(Services * 2);
        await other.DisposeAsync();
        await using var db = world.Open();
        var mails = await db.Set<OutgoingMail>().Where(m => m.Recipient.EndsWith("@rappel.example")).ToListAsync(Cancel);
        mails.Count.ShouldBe(Services);
        mails.Select(m => m.Recipient).ShouldBeUnique();
        mails[0].Subject.ShouldBe("2 demandes attendent depuis huit jours");
        (await one.Run(Cancel)).ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromDays(Addressee.ReminderDays));
        (await All(one)).ShouldBeGreaterThanOrEqualTo(Services * 2);
        world.Clock.Advance(TimeSpan.FromDays(Addressee.ReminderDays));
        await using var later = world.Open();
        (await later.Set<Addressee>().CountAsync(a => a.ServiceName == "Rappelé" && a.RemindAt != null, Cancel)).ShouldBe(0);
    }

    private async Task Fill(DateTimeOffset due)
    {
        await using var db = world.Open();
        foreach (var n in Enumerable.Range(1, Services))
        {
            var service = new Maillage.Modules.Directory.Services.Service { Id = new ServiceId(Guid.CreateVersion7(due)), Slug = $"rappel-{n}", Name = "Rappelé", Email = $"s{n}@rappel.example", Source = "essai", SourceId = $"{n}", UpdatedAt = due };
            db.Add(service);
            foreach (var k in Enumerable.Range(1, 2))
            {
                var request = new SupportRequest { Id = EntityId.New<RequestId>(TimeProvider.System), Code = $"R{n:000}{k}", Origin = "formulaire", Support = "supervision", StructureName = "Structure", ReceivedOn = DateOnly.FromDateTime(due.UtcDateTime), ChangedAt = due };
                request.Addressees.Add(new Addressee { Id = EntityId.New<AddresseeId>(TimeProvider.System), RequestId = request.Id, ServiceId = service.Id, ServiceName = "Rappelé", AskedAt = due, RemindAt = due });
                db.Add(request);
            }
        }
        await db.SaveChangesAsync(Cancel);
    }
}
