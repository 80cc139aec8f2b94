using Maillage.Platform.Mail;
using Maillage.Tests.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Platform.Mail;

public sealed class MailCleaningTests(World world) : IClassFixture<World>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_goes_thirty_days_after_it_was_written_unless_it_still_waits_to_be_delivered()
    {
        var later = Now.AddYears(1);
        await using (var db = world.Open())
        {
            Write("remis@exemple.example", age: 31, sent: true);
            Write("abandonne@exemple.example", age: 31, failures: OutgoingMail.Attempts);
            Write("attend@exemple.example", age: 31, failures: OutgoingMail.Attempts - 1);
            Write("recent@exemple.example", age: 29, sent: true);
            await db.SaveChangesAsync(Cancel);

            void Write(string recipient, int age, bool sent = false, int failures = 0) => db.Add(new OutgoingMail
            {
                Id = Guid.CreateVersion7(),
                Recipient = recipient,
                Subject = "Objet",
                Text = "Texte",
                Html = "<p>Texte</p>",
                CreatedAt = Now.AddDays(-age),
                DueAt = later,
                SentAt = sent ? Now.AddDays(-age) : null,
                Failures = failures,
            });
        }
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(world.Database.Folder, "mail"));
        foreach (var (name, age) in new[] { ("old.eml", 31), ("new.eml", 29), ("old.txt", 31) })
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(file, "To: remis@exemple.example", Cancel);
            File.SetLastWriteTimeUtc(file, Now.AddDays(-age).UtcDateTime);
        }

        (await world.Clean<MailCleaning>(Now)).ShouldBe(3);
        await using var after = world.Open();
        (await after.Set<OutgoingMail>().Where(m => m.Recipient.EndsWith("@exemple.example")).Select(m => m.Recipient).Order().ToListAsync(Cancel)).ShouldBe(["attend@exemple.example", "recent@exemple.example"]);
        // What is no mail of ours stays where it was put; the server's own round writes others there.
        folder.GetFiles("old.*").Concat(folder.GetFiles("new.*")).Select(f => f.Name).Order().ShouldBe(["new.eml", "old.txt"]);
        (await world.Clean<MailCleaning>(Now)).ShouldBe(0);
    }
}
