using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>An entry that is new or has changed, as a mail names it.</summary>
internal sealed record ChangedEntry(string Name, string? Organization, DateTimeOffset At);

/// <summary>The mails of a saved search, in the language it was saved in.</summary>
internal sealed class AlertMails(AppDb db, AlertKey keys, AlertWords words, Settings settings, Texts texts, TimeProvider time)
{
    private const int Named = 10;

    public void AskToConfirm(SavedSearch search)
    {
        using var _ = MailLanguage.Speak(search.Language);
        new MailBody(
            texts["alerts.mail.confirm.subject"],
            [texts["alerts.mail.confirm.text", words.Of(search.Query)]],
            new MailAction(texts["alerts.mail.confirm.action"], keys.Address(search.Id)),
            texts["alerts.mail.confirm.small", (int)SavedSearch.Unconfirmed.TotalDays]).SendTo(search.Email, db, texts, time.GetUtcNow());
    }

    public void TellOf(SavedSearch search, IReadOnlyList<ChangedEntry> changed)
    {
        using var _ = MailLanguage.Speak(search.Language);
        var lines = changed.OrderByDescending(c => c.At).Take(Named).Select(c => c.Organization is null ? c.Name : texts["alerts.mail.digest.line", c.Name, c.Organization]).ToList();
        if (changed.Count > Named)
            lines.Add(texts.Count("alerts.mail.digest.more", changed.Count - Named));
        new MailBody(
            texts.Count("alerts.mail.digest.subject", changed.Count),
            [texts["alerts.mail.digest.text", words.Of(search.Query)], string.Join('\n', lines)],
            new MailAction(texts["alerts.mail.digest.action"], new Uri($"{settings.PublicUrl}/annuaire{search.Query}")),
            Unsubscribe: new MailAction(texts["alerts.mail.digest.stop"], keys.Address(search.Id))).SendTo(search.Email, db, texts, time.GetUtcNow());
    }
}
