using System.Reflection;
using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Mail;

/// <summary>Writes every mail that one class of the program can send. Found, never listed: a class that writes mails and has no samples fails EveryMailTests.</summary>
internal interface IMailSamples
{
    Type Mailer { get; }

    /// <summary>Puts the mails into the outbox of <see cref="MailDesk.Db"/>, unsaved, for a reader of the desk's language.</summary>
    Task Write(MailDesk desk, CancellationToken cancel);
}

/// <summary>What samples are made with, and what no mail may tell.</summary>
internal sealed class MailDesk(IServiceProvider services, string language)
{
    public AppDb Db { get; } = services.GetRequiredService<AppDb>();

    public string Language => language;

    /// <summary>Words planted in columns about a person; a mail that holds one says more than it needs to.</summary>
    public List<string> Secrets { get; } = [];

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Fills the columns about a person that no mail needs.</summary>
    public void Plant(object entity, params string[] needed)
    {
        foreach (var column in entity.GetType().GetProperties().Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null && p.PropertyType == typeof(string) && p.CanWrite && !needed.Contains(p.Name)))
        {
            Secrets.Add($"secret-{column.Name}");
            column.SetValue(entity, Secrets[^1]);
        }
    }

    public async Task<ActionCard> Action(ActionId id, CancellationToken cancel) => (await Get<IActions>().Find(id, cancel)).ShouldNotBeNull();
}

internal sealed class AccountMailSamples : IMailSamples
{
    public Type Mailer => typeof(AccountMails);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        var mails = desk.Get<AccountMails>();
        var account = new Account { Id = new AccountId(Guid.CreateVersion7()), DisplayName = "Hélène Marchal", Language = desk.Language };
        desk.Plant(account, nameof(Account.DisplayName));
        account.Email = "helene.marchal@demo.example";
        await mails.Invite(account, from: null, cancel);
        await mails.Invite(account, "Sophie Delvaux", cancel);
        await mails.OfferReset(account, cancel);
        foreach (var change in TextBook.All.Keys.Where(k => k.StartsWith("mail.", StringComparison.Ordinal) && k.EndsWith(".subject", StringComparison.Ordinal)).Select(k => k.Split('.')[1]).Except(["invitation", "reset"]))
            mails.TellOfChange(account, change);
    }
}

internal sealed class CandidacyMailSamples : IMailSamples
{
    public Type Mailer => typeof(CandidacyMails);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        var (mails, action) = (desk.Get<CandidacyMails>(), await desk.Action(DemoActions.ThisYearId, cancel));
        mails.AskToConfirm(One(desk, action), action);
        mails.SayAlreadyApplied(One(desk, action), action);
        mails.SayNamesake(One(desk, action), action);
        mails.AskEmployer(One(desk, action, employer: "direction@structure.example"), action);
        mails.AskEmployer(One(desk, action, employer: "direction@structure.example"), action, again: true);
        mails.AskPair(One(desk, action), One(desk, action), action);
        mails.TellPair(One(desk, action), One(desk, action), action);
        mails.TellAlone(One(desk, action), action);
        mails.TellLeftAlone(One(desk, action), One(desk, action), action);
        mails.InvitePair(One(desk, action), "collegue@foyer.example", action);
        foreach (var agrees in new[] { true, false })
        {
            var one = One(desk, action, employer: "direction@structure.example");
            one.EmployerSays(agrees, new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero), new DateOnly(2026, 11, 26), "employer");
            mails.TellEmployerAnswer(one, action, list: null);
        }
        foreach (var state in CandidacyStatus.All.Where(s => TextBook.All.ContainsKey($"applymail.{s.Code}.subject")))
        {
            foreach (var reason in state == CandidacyStatus.NotKept ? new[] { null, "groupe-complet" } : [null])
            {
                var one = One(desk, action);
                one.MoveTo(state, new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero), new DateOnly(2026, 11, 26), "import", reason, new DateTimeOffset(2026, 11, 28, 17, 0, 0, TimeSpan.Zero));
                one.Rank = state == CandidacyStatus.Waiting ? 3 : null;
                mails.TellState(one, action, new CandidacyNews(null, new DateOnly(2027, 1, 7), null));
                mails.TellState(one, action: null, new CandidacyNews(null, null, one));
            }
        }
    }

    private static Candidacy One(MailDesk desk, ActionCard action, string? employer = null)
    {
        var one = new Candidacy
        {
            Id = new CandidacyId(Guid.CreateVersion7()),
            ActionId = action.Id,
            Number = 7,
            ApplicantName = "Lucie Bonnard",
            StructureName = "Foyer des Tisserands",
            Entry = "link",
            ReceivedOn = new DateOnly(2026, 11, 25),
            Language = desk.Language,
        };
        desk.Plant(one, nameof(Candidacy.ApplicantName));
        (one.Email, one.EmployerEmail) = ("lucie@foyer.example", employer);
        return one;
    }
}

internal sealed class SessionNewsSamples : IMailSamples
{
    public Type Mailer => typeof(SessionNews);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        await desk.Db.Set<Candidacy>().Where(c => c.ActionId == DemoActions.LastYearId).ExecuteUpdateAsync(s => s.SetProperty(c => c.Language, desk.Language), cancel);
        var (news, action) = (desk.Get<SessionNews>(), await desk.Action(DemoActions.LastYearId, cancel));
        var now = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
        List<Session> sessions = [Planned(1, "Salle communale, Forbach"), Planned(2, place: null), Planned(3, "Salle communale, Forbach")];
        (await news.Tell(action, sessions, generation: 1, cancel)).Reached.ShouldBeGreaterThan(0);
        sessions[0].Postpone(new DateOnly(2027, 2, 11), new TimeOnly(9, 0), new TimeOnly(12, 30), "intervenant", "demo", now).ShouldBeNull();
        sessions[2].Cancel("intervenant", now).ShouldBeNull();
        (await news.Tell(action, sessions, generation: 1, cancel)).Reached.ShouldBeGreaterThan(0);

        Session Planned(int number, string? place)
        {
            var session = new Session { Id = new SessionId(Guid.CreateVersion7()), ActionId = action.Id, Number = number, HalfDay = "matin", Place = place };
            session.Schedule(new DateOnly(2027, 1, 14).AddDays(7 * number), "matin", new TimeOnly(9, 0), new TimeOnly(12, 30), now);
            return session;
        }
    }
}

internal sealed class InvitationMailSamples : IMailSamples
{
    public Type Mailer => typeof(InvitationMails);

    public async Task Write(MailDesk desk, CancellationToken cancel)
    {
        var (mails, action) = (desk.Get<InvitationMails>(), await desk.Action(DemoActions.LastYearId, cancel));
        var person = new Participant(new CandidacyId(Guid.CreateVersion7()), "C-07", "Lucie Bonnard", "lucie@foyer.example", "Foyer des Tisserands", null, null, null, desk.Language);
        foreach (var anonymous in new[] { true, false })
        {
            foreach (var closes in new DateOnly?[] { null, new DateOnly(2027, 3, 4) })
            {
                var one = new Questionnaire { Id = new QuestionnaireId(Guid.CreateVersion7()), ActionId = action.Id, Moment = Moments.Before, Title = "Bilan 2026", IsAnonymous = anonymous, ClosesOn = closes };
                mails.Invite(one, action, [person]);
                mails.Remind(one, action, person, new Token { Id = Guid.CreateVersion7(), QuestionnaireId = one.Id, Hash = [] }, new DateOnly(2027, 3, 1));
                mails.RemindAll(one, action, [person]);
            }
        }
    }
}
