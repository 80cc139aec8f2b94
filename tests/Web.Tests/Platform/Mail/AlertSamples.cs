using Maillage.Modules.Directory.Alerts;

namespace Maillage.Tests.Platform.Mail;

internal sealed class AlertSamples : IMailSamples
{
    public Type Mailer => typeof(AlertMails);

    public Task Write(MailDesk desk, CancellationToken cancel)
    {
        var (mails, now) = (desk.Get<AlertMails>(), new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        var search = new SavedSearch { Id = Guid.CreateVersion7(now), Email = "lucie@foyer.example", EmailKey = "lucie@foyer.example", Query = "?q=alcool&soutien=supervision&pres=Namur", Language = desk.Language, EveryDays = 7, CreatedAt = now, SeenUntil = now, DueAt = now };
        mails.AskToConfirm(search);
        mails.TellOf(search, [new ChangedEntry("La mallette du Pont-Levis", "Le Pont-Levis asbl", now)]);
        mails.TellOf(search, [.. Enumerable.Range(1, 12).Select(n => new ChangedEntry($"Service {n}", n % 2 == 0 ? null : "Le Gué asbl", now.AddDays(-n)))]);
        return Task.CompletedTask;
    }
}
