using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>What a directory that is kept looks like on an ordinary morning: a change and a correction wait to be read, a service is to be called, another sleeps.</summary>
internal static class DemoKeeping
{
    public static async Task Fill(IServiceProvider services, DateTimeOffset now, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AppDb>();
        db.Add(new Proposal
        {
            Id = DemoWorld.Id("proposal", "gue"),
            Kind = EntryKind.Service,
            EntryId = DemoWorld.Id("service", "formations-du-gue"),
            Account = People.IdOf("helene.marchal@demo.example").Value,
            Who = "Le Gué asbl",
            Note = "Nous avons changé de nom au comité du mois dernier.",
            At = now.AddDays(-4),
            Fields = [new ProposedField { Field = "name", Before = "Les journées du Gué", After = "Les journées du Gué, se former entre équipes" }],
        });
        db.Add(new Proposal
        {
            Id = DemoWorld.Id("proposal", "namur"),
            Kind = EntryKind.Service,
            EntryId = DemoWorld.Id("service", "permanence-pour-professionnels-namur"),
            Who = "",
            Note = "La permanence du mercredi a changé d’heure, on me l’a dit au téléphone.",
            At = now.AddDays(-9),
            Fields =
            [
                new ProposedField { Field = "hours", Before = "lundi, mardi, jeudi 09:00-12:00\nmercredi 13:00-16:00", After = "lundi, mardi, jeudi 09:00-12:00\nmercredi 14:00-17:00" },
                new ProposedField { Field = "wait_time", After = "rappel dans la journée" },
            ],
        });
        Follow(db, "analyse-de-pratiques-sud-bruxelles", now.AddDays(-410), now.AddDays(-20), steps: 3);
        var asleep = Follow(db, "ateliers-avec-les-parents", now.AddDays(-760), now.AddDays(-2), steps: 4);
        var service = await db.Set<Service>().SingleAsync(s => s.Id == asleep, cancel);
        services.GetRequiredService<UpkeepMails>().TellAsleep((await services.GetRequiredService<UpkeepBook>().Mailed([service], cancel))[asleep]);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A service that nobody has confirmed since, some steps on the way to sleep.</summary>
    private static ServiceId Follow(AppDb db, string service, DateTimeOffset checkedAt, DateTimeOffset last, int steps)
    {
        var upkeep = new Upkeep { Id = new ServiceId(DemoWorld.Id("service", service)), CheckedAt = checkedAt };
        for (var step = 0; step < steps; step++)
            upkeep.Step(EntryStates.Published, hasMail: true, last);
        db.Add(upkeep);
        return upkeep.Id;
    }
}
