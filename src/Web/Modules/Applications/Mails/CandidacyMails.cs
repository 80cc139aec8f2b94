using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications.Mails;

/// <summary>What stands around one application when its state is told.</summary>
/// <param name="List">The closed list of a draw.</param>
/// <param name="Begins">The first session that stands.</param>
/// <param name="Mate">The colleague of the pair, to whom a place may be offered at the same time.</param>
internal sealed record CandidacyNews(ClosedList? List, DateOnly? Begins, Candidacy? Mate);

/// <summary>The mails of an application, in the language it was made in; each carries its own link to the applicant's page and leaves with the act.</summary>
internal sealed class CandidacyMails(AppDb db, Texts texts, IVocabularies vocabularies, Settings settings, TimeProvider time)
{
    /// <summary>Asks to confirm: until then nothing counts.</summary>
    public void AskToConfirm(Candidacy one, ActionCard action) =>
        Send(one, "confirm", action.Title, "applymail.confirm.action", small: () => texts["applymail.confirm.small", ApplicationRound.DraftDays]);

    /// <summary>Someone applied with a mail that has applied already: only the mail says so.</summary>
    public void SayAlreadyApplied(Candidacy one, ActionCard action) =>
        Send(one, "already", action.Title, "applymail.page", small: () => texts["applymail.not_you"]);

    /// <summary>An application in the same name came from another address.</summary>
    public void SayNamesake(Candidacy first, ActionCard? action) =>
        Send(first, "namesake", action?.Title, "applymail.page");

    /// <summary>What has become of the application.</summary>
    public void TellState(Candidacy one, ActionCard? action, CandidacyNews news)
    {
        if (one.State == CandidacyStatus.Duplicate || one.State == CandidacyStatus.Draft)
            return;
        Send(one, one.Status, action?.Title, one.State == CandidacyStatus.Offered ? "applymail.answer" : "applymail.page", () =>
            one.State == CandidacyStatus.Offered ? Hour(one.OfferExpiresAt!.Value, action)
            : one.State == CandidacyStatus.Waiting ? $"{one.Rank}"
            : one.State == CandidacyStatus.NotKept && one.Reason is { } reason ? texts["applymail.reason", vocabularies.Label("application-reasons", reason, texts)] : "", more: () => one.Status switch
            {
                _ when one.State == CandidacyStatus.Offered && news.Mate?.State == CandidacyStatus.Offered => texts["candidacies.follow.pair", news.Mate.ApplicantName],
                _ when one.State == CandidacyStatus.Accepted && news.Begins is { } first => texts["applymail.begins", first],
                _ => Late(one, news.List),
            });
    }

    /// <summary>A word to the employer, without why the person applies; sent again once as a reminder.</summary>
    public void AskEmployer(Candidacy one, ActionCard? action, bool again = false)
    {
        if (one.EmployerEmail is not { } employer)
            return;
        var (link, secret) = CandidacyLink.For(one.Id, LinkHolder.Employer);
        db.Add(link);
        using var _ = MailLanguage.Speak(one.Language);
        new MailBody(texts[again ? "applymail.employer.subject_again" : "applymail.employer.subject", one.ApplicantName], [texts["applymail.hello"], texts["applymail.employer.text", one.ApplicantName, action?.Title ?? texts["applymail.the_group"]], texts["applymail.employer.then"]],
            new MailAction(texts["applymail.employer.action"], new Uri($"{settings.PublicUrl}/candidatures/employeur/{secret}")), texts["applymail.employer.small", Candidacy.EmployerDays]).SendTo(employer, db, texts, time.GetUtcNow());
    }

    /// <summary>A colleague who has applied too is named: they say yes or no on their own page.</summary>
    public void AskPair(Candidacy to, Candidacy from, ActionCard? action) => Pair(to, "pair_ask", from.ApplicantName, action);

    /// <summary>Both named each other.</summary>
    public void TellPair(Candidacy to, Candidacy other, ActionCard? action) => Pair(to, "pair_bound", other.ApplicantName, action);

    /// <summary>The colleague goes on alone.</summary>
    public void TellAlone(Candidacy to, ActionCard? action) => Pair(to, "pair_alone", "", action);

    /// <summary>The colleague of a pair is out of the running: the other says whether they go on.</summary>
    public void TellLeftAlone(Candidacy to, Candidacy gone, ActionCard? action) => Pair(to, "pair_left", gone.ApplicantName, action);

    /// <summary>A colleague who has not applied is named: they are told where to.</summary>
    public void InvitePair(Candidacy from, string mail, ActionCard? action)
    {
        if (action is null)
            return;
        using var _ = MailLanguage.Speak(from.Language);
        new MailBody(texts["applymail.pair_invite.subject", from.ApplicantName], [texts["applymail.hello"], texts["applymail.pair_invite.text", from.ApplicantName, action.Title]],
            new MailAction(texts["candidacies.apply"], new Uri($"{settings.PublicUrl}/candidatures/candidater/{action.Slug}")), texts["applymail.not_you"]).SendTo(mail, db, texts, time.GetUtcNow());
    }

    /// <summary>What the employer answered.</summary>
    public void TellEmployerAnswer(Candidacy one, ActionCard? action, ClosedList? list) =>
        Send(one, one.EmployerAgrees == true ? "employer_yes" : "employer_no", action?.Title, "applymail.page", more: () => list is { PlacesGiven: false } ? Late(one, list) : null);

    /// <summary>The hour an offer ends, where the action takes place: "28 novembre à 18 h".</summary>
    public string Hour(DateTimeOffset at, ActionCard? action)
    {
        var there = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(action?.Zone ?? "Europe/Paris"));
        return texts["applymail.hour", there];
    }

    private string? Late(Candidacy one, ClosedList? list) => list?.IsTooLateFor(one.Id, one.Status) == true ? texts["candidacies.late", list.Since] : null;

    private void Pair(Candidacy to, string what, string name, ActionCard? action) =>
        Send(to, what, action?.Title, "applymail.page", () => name);

    private void Send(Candidacy one, string what, string? title, string go, Func<string>? detail = null, Func<string>? small = null, Func<string?>? more = null)
    {
        if (one.Email is not { } mail)
            return;
        using var _ = MailLanguage.Speak(one.Language);
        object?[] said = [title ?? texts["applymail.the_group"], detail?.Invoke()];
        new MailBody(texts[$"applymail.{what}.subject", said], [texts["applymail.hello_name", one.ApplicantName], texts[$"applymail.{what}.text", said].TrimEnd(), .. more?.Invoke() is { } also ? [also] : Array.Empty<string>()], new MailAction(texts[go], Address(one)), small?.Invoke())
            .SendTo(mail, db, texts, time.GetUtcNow());
    }

    private Uri Address(Candidacy one)
    {
        var (link, secret) = CandidacyLink.For(one.Id, LinkHolder.Applicant);
        db.Add(link);
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{settings.PublicUrl}/candidatures/suivi/{secret}"));
    }
}
