using Maillage.Platform.Mail;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Mail;

public sealed class MailRoundTests(World world) : IClassFixture<World>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_handed_over_once_when_two_servers_send()
    {
        await using var replica = world.Replica();
        await Enqueue("une@exemple.example", "Votre place à l’écoute : « œuvre »");
        var rounds = new[] { world, replica }.Select(w => w.Services.GetRequiredService<MailRound>()).ToList();

        await Task.WhenAll(rounds.Select(async round =>
        {
            // The servers' own rounds may have taken it first: go on until it has left.
            while (!await HasLeft("une@exemple.example"))
                await round.SendNext(Cancel);
        }));

        await using var db = world.Open();
        (await db.Set<OutgoingMail>().CountAsync(m => m.Recipient == "une@exemple.example" && m.SentAt != null, Cancel)).ShouldBe(1);
        var files = System.IO.Directory.GetFiles(Path.Combine(world.Database.Folder, "mail")).Select(File.ReadAllText).ToList();
        files.Count(f => f.Contains("une@exemple.example", StringComparison.Ordinal)).ShouldBe(1);
        files[0].ShouldContain("text/html");
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_again_later_and_not_lost()
    {
        await Enqueue("sans arobase", "Refusée");
        var round = world.Services.GetRequiredService<MailRound>();
        while (await round.SendNext(Cancel))
        {
        }

        await using var db = world.Open();
        var mail = await db.Set<OutgoingMail>().SingleAsync(m => m.Recipient == "sans arobase", Cancel);
        mail.SentAt.ShouldBeNull();
        mail.DueAt.ShouldBeGreaterThan(mail.CreatedAt);
    }

    private async Task<bool> HasLeft(string recipient)
    {
        await using var db = world.Open();
        return await db.Set<OutgoingMail>().AnyAsync(m => m.Recipient == recipient && m.SentAt != null, Cancel);
    }

    private async Task Enqueue(string recipient, string subject)
    {
        await using var db = world.Open();
        new MailBody(subject, ["Bonjour,", "Une phrase avec un accent : été."], new MailAction("Ouvrir la page", new Uri("https://exemple.example/a")))
            .SendTo(recipient, db, new Texts(), TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(Cancel);
    }
}
