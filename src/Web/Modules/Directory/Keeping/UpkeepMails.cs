using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What a mail must know of a service.</summary>
/// <param name="Facts">What the entry says, a line each, so that one can tell from the mail whether it is right.</param>
internal sealed record MailedService(Service Service, string? Organization, string? Mail, IReadOnlyList<string> Facts);

/// <summary>Asks a service whether its entry is still right. One page opens, with one button: following the link alone changes nothing.</summary>
internal sealed class UpkeepMails(AppDb db, StillTrueKey keys, Texts texts, TimeProvider time)
{
    private static readonly TimeSpan AnswerLasts = TimeSpan.FromDays(60);
    private static readonly TimeSpan ReturnLasts = TimeSpan.FromDays(400);

    public void Ask(MailedService one) => Send(one, "ask", AnswerLasts);

    public void Remind(MailedService one) => Send(one, "remind", AnswerLasts);

    public void TellAsleep(MailedService one) => Send(one, "asleep", ReturnLasts);

    private void Send(MailedService one, string what, TimeSpan lasts)
    {
        if (one.Mail is not { } mail)
            return;
        var now = time.GetUtcNow();
        using (MailLanguage.Speak(LanguageOf(one.Service)))
        {
            var name = one.Organization is { } organization ? $"{one.Service.Name} ({organization})" : one.Service.Name;
            List<string> paragraphs = [texts[$"upkeepmail.{what}.text", name]];
            if (one.Facts.Count > 0)
                paragraphs.Add(string.Join('\n', one.Facts));
            paragraphs.Add(texts["upkeepmail.changed"]);
            new MailBody(texts[$"upkeepmail.{what}.subject", one.Service.Name], paragraphs,
                new MailAction(texts[what == "asleep" ? "upkeepmail.action_back" : "upkeepmail.action"], keys.Address(one.Service.Id, mail, now + lasts)),
                texts["upkeepmail.small", (now + lasts).InWords()]).SendTo(mail, db, texts, now);
        }
    }

    /// <summary>Its own first language, where Maillage speaks it.</summary>
    private static string LanguageOf(Service service) => service.Languages.Select(l => l switch { "fra" => "fr", "nld" => "nl", "eng" => "en", _ => null }).FirstOrDefault(l => l is not null) ?? "fr";
}
