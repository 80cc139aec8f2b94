using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>Sends the links. Where the questionnaire is anonymous, which link went to whom is kept nowhere once the mail has left.</summary>
internal sealed class InvitationMails(AppDb db, Texts texts, Settings settings, TimeProvider time)
{
    /// <summary>A link for each; the rows of links are written in the order of their random ids, not of people.</summary>
    public void Invite(Questionnaire one, ActionCard action, IEnumerable<Participant> people)
    {
        foreach (var person in people)
        {
            var secret = Token.NewSecret();
            db.Add(new Token
            {
                Id = RandomId.New(),
                QuestionnaireId = one.Id,
                Hash = Token.HashOf(secret),
                Recipient = one.IsAnonymous ? null : person.Email,
                CandidacyId = one.IsAnonymous ? null : person.Id,
            });
            Send(person, one, action, "invite", secret);
        }
    }

    /// <summary>Who has not answered, known only where that was said beforehand: a new link, the former stays good.</summary>
    public void Remind(Questionnaire one, ActionCard action, Participant person, Token token, DateOnly today)
    {
        token.RemindedOn = today;
        Send(person, one, action, "remind", token.Renew());
    }

    /// <summary>To everyone, without a link: nobody knows who has answered, and a second link would be a second answer.</summary>
    public void RemindAll(Questionnaire one, ActionCard action, IEnumerable<Participant> people)
    {
        foreach (var person in people)
            Send(person, one, action, "remind_all", secret: null);
    }

    private void Send(Participant person, Questionnaire one, ActionCard action, string what, string? secret)
    {
        using var _ = MailLanguage.Speak(person.Language);
        var last = one.ClosesOn is { } day ? texts["questionnaires.mail.until", day] : texts["questionnaires.mail.soon"];
        var go = secret is null ? null : new MailAction(texts["questionnaires.mail.go"], new Uri(string.Create(CultureInfo.InvariantCulture, $"{settings.PublicUrl}/questionnaires/reponse/{secret}")));
        var promise = texts[one.IsAnonymous ? "questionnaires.mail.anonymous" : "questionnaires.mail.nominal"];
        new MailBody(texts[$"questionnaires.mail.{what}.subject", one.Title], [texts["questionnaires.mail.hello", person.Name], texts[$"questionnaires.mail.{what}.text", action.Title], last], go, promise)
            .SendTo(person.Email!, db, texts, time.GetUtcNow());
    }
}
