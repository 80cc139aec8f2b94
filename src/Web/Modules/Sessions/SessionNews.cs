using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Sessions;

/// <summary>Who was told.</summary>
/// <param name="Unreached">By name: no address to write to.</param>
internal sealed record Told(int Reached, IReadOnlyList<string> Unreached)
{
    public string Words(Texts texts) => Unreached.Count == 0 ? texts.Count("seances.told", Reached)
        : $"{texts.Count("seances.told", Reached)} {texts.Count("seances.untold_people", Unreached.Count, string.Join(", ", Unreached))}";
}

/// <summary>Tells participants of every date they do not hold yet, in one mail however many have moved.</summary>
internal sealed class SessionNews(AppDb db, IParticipants participants, CalendarKey key, IPlaces places, Settings settings, Texts texts, TimeProvider time)
{
    /// <summary>Puts one mail a participant into the outbox; returns whom it reaches. Saved by the caller, with the change itself.</summary>
    public async Task<Told> Tell(ActionCard action, IReadOnlyList<Session> sessions, int generation, CancellationToken cancel)
    {
        List<Session> news = [.. sessions.Where(s => s.IsUntold).OrderBy(s => s.Date).ThenBy(s => s.StartsAt)];
        if (news.Count == 0)
            return new Told(0, []);
        var isFirst = news.TrueForAll(s => s.ToldSequence is null && s.Postponements.Count == 0 && !s.IsCancelled);
        var address = new Uri($"{settings.PublicUrl}/seances/abonnement/{key.Of(action, CalendarFor.Participants, generation)}");
        List<Participant> group = [.. (await participants.Of(action.Id, cancel)).Where(p => p.LeftOn is null)];
        List<Participant> recipients = [.. group.Where(p => p.Email is not null).DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase)];
        foreach (var recipient in recipients)
        {
            using var _ = MailLanguage.Speak(recipient.Language);
            new MailBody(texts[isFirst ? "seances.mail.subject_first" : "seances.mail.subject", action.Title], [texts["seances.mail.hello", recipient.Name], texts["seances.mail.lead", action.Title], .. news.Select(Line)], new MailAction(texts["seances.mail.calendar"], address), texts["seances.mail.small"])
                .SendTo(recipient.Email!, db, texts, time.GetUtcNow());
        }
        foreach (var session in news)
            session.MarkTold();
        return new Told(group.Count(p => p.Email is not null), [.. group.Where(p => p.Email is null).Select(p => p.Name)]);
    }

    private string Line(Session s) => s.IsCancelled
        ? texts["seances.mail.cancelled", s.When(texts)]
        : s.Postponements.Count > 0 ? texts["seances.mail.moved", s.Postponements[^1].From, s.When(texts), s.Where(places) ?? texts["seances.place_unknown"]]
        : texts["seances.mail.planned", s.When(texts), s.Where(places) ?? texts["seances.place_unknown"]];
}
