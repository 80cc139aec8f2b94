using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Links;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Requests;

/// <summary>The mails of a request: each says that something waits and holds a link; what was written is read on the page.</summary>
internal sealed class RequestMails(AppDb db, Texts texts, Settings settings, IMembers members, IServices services, TimeProvider time)
{
    public const int DraftDays = 7;

    /// <summary>Asks to confirm: until then nobody reads it.</summary>
    public void AskToConfirm(SupportRequest request) => ToRequester(request, "confirm", null, DraftDays);

    /// <summary>A link of one's own, asked for again.</summary>
    public void SendLink(SupportRequest request) => ToRequester(request, "link", null, RequestLink.Days);

    /// <summary>A service wrote an answer, proposes something, or cannot.</summary>
    public void TellAnswer(SupportRequest request, Addressee from, string what) => ToRequester(request, what, from.ServiceName, RequestLink.Days);

    /// <summary>Confirmed: what comes next.</summary>
    public void TellReceived(SupportRequest request) => ToRequester(request, "received", null, RequestLink.Days);

    public void TellClosed(SupportRequest request) => ToRequester(request, "over", null, RequestLink.Days);

    /// <summary>A request has come for a service, or something has happened to one.</summary>
    /// <param name="what">new, reply, accepted, closed, joined…</param>
    public async Task TellService(SupportRequest request, Addressee to, string what, CancellationToken cancel)
    {
        foreach (var (mail, language) in await AddressesOf(to, cancel))
        {
            using var _ = MailLanguage.Speak(language);
            new MailBody(texts[$"requestmail.{what}.subject", request.StructureName, to.ServiceName], [texts["requestmail.hello"], texts[$"requestmail.{what}.text", request.StructureName, to.ServiceName]],
                new MailAction(texts["requestmail.open"], new Uri($"{settings.PublicUrl}/demandes/{request.Code}")), texts["requestmail.small_service"])
                .SendTo(mail, db, texts, time.GetUtcNow());
        }
    }

    /// <summary>So many requests have waited for eight days.</summary>
    public OutgoingMail Reminder(string recipient, string? language, string service, int waiting, DateTimeOffset now)
    {
        using var _ = MailLanguage.Speak(language);
        return new MailBody(texts.Count("requestmail.reminder.subject", waiting), [texts["requestmail.hello"], texts.Count("requestmail.reminder.text", waiting, service), texts["requestmail.reminder.how"]],
            new MailAction(texts["requestmail.reminder.action"], new Uri($"{settings.PublicUrl}/demandes")), texts["requestmail.small_service"]).ToMail(recipient, texts, now);
    }

    /// <summary>Where a service is written to, and in which language: its own mail, as its people read; else, theirs.</summary>
    public async Task<IReadOnlyList<(string Mail, string? Language)>> AddressesOf(Addressee to, CancellationToken cancel)
    {
        var people = to.OrganizationId is { } organization ? await members.Of(organization, Role.ServiceMember, cancel) : [];
        if ((await services.Named([to.ServiceId], cancel)).GetValueOrDefault(to.ServiceId)?.Email is { Length: > 0 } own)
            return [(own, people.Select(m => m.Language).FirstOrDefault(l => l is not null))];
        return [.. people.Where(m => m.Email is not null).Select(m => (m.Email!, m.Language))];
    }

    private void ToRequester(SupportRequest request, string what, string? service, int days)
    {
        if (request.Email is not { } mail)
            return;
        var now = time.GetUtcNow();
        var (link, secret) = RequestLink.For(request.Id, now);
        link.EndsAt = now.AddDays(days);
        db.Add(link);
        using var _ = MailLanguage.Speak(request.Language);
        new MailBody(texts[$"requestmail.{what}.subject", service ?? request.StructureName], [request.RequesterName is { } name ? texts["requestmail.hello_name", name] : texts["requestmail.hello"], texts[$"requestmail.{what}.text", service ?? request.StructureName]],
            new MailAction(texts[what == "confirm" ? "requestmail.confirm.action" : "requestmail.page"], new Uri($"{settings.PublicUrl}/demandes/suivi/{secret}")), texts["requestmail.small", days])
            .SendTo(mail, db, texts, now);
    }
}
