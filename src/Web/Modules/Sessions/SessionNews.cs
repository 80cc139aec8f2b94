using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Sessions;

/// <summary>Tells participants of every date they do not hold yet, in one mail however many have moved.</summary>
internal sealed class SessionNews(AppDb db, IParticipants participants, CalendarKey key, Settings settings, Texts texts, TimeProvider time)
{
    /// <summary>Puts one mail a participant into the outbox; returns how many. Saved by the caller, with the change itself.</summary>
    public async Task<int> Tell(ActionCard action, IReadOnlyList<Session> sessions, int generation, CancellationToken cancel)
    {
        List<Session> news = [.. sessions.Where(s => s.IsUntold).OrderBy(s => s.Date).ThenBy(s => s.StartsAt)];
        if (news.Count == 0)
            return 0;
        List<string> lines = [texts["seances.mail.lead", action.Title], .. news.Select(Line)];
        var isFirst = news.TrueForAll(s => s.ToldSequence is null && s.Postponements.Count == 0 && !s.IsCancelled);
        var address = new Uri($"{settings.PublicUrl}/seances/abonnement/{key.Of(action, CalendarFor.Participants, generation)}");
        var mail = new MailBody(texts[isFirst ? "seances.mail.subject_first" : "seances.mail.subject", action.Title], lines, new MailAction(texts["seances.mail.calendar"], address), texts["seances.mail.small"]);
        List<string> recipients = [.. (await participants.Of(action.Id, cancel)).Where(p => p.LeftOn is null).Select(p => p.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var recipient in recipients)
            mail.SendTo(recipient, db, texts, time.GetUtcNow());
        foreach (var session in news)
            session.MarkTold();
        return recipients.Count;
    }

    private string Line(Session s) => s.IsCancelled
        ? texts["seances.mail.cancelled", s.Date, s.StartsAt]
        : s.Postponements.Count > 0 ? texts["seances.mail.moved", s.Postponements[^1].From, s.Date, s.StartsAt, s.EndsAt, s.Place ?? texts["seances.place_unknown"]]
        : texts["seances.mail.planned", s.Date, s.StartsAt, s.EndsAt, s.Place ?? texts["seances.place_unknown"]];
}
