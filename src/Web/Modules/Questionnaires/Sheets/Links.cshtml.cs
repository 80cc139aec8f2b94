using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>How people come to the questionnaire: a link of their own by mail, or one link for everybody.</summary>
internal sealed class LinksModel(AppDb db, IActions actions, ICurrentPerson person, IParticipants participants, InvitationMails mails, Settings settings, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    /// <summary>In the group today.</summary>
    public IReadOnlyList<Participant> Group { get; private set; } = [];

    public IReadOnlyList<Token> Tokens { get; private set; } = [];

    public IReadOnlyList<Participant> Reachable => [.. Group.Where(p => p.Email is { Length: > 0 })];

    /// <summary>Of a whole team nobody applies: it answers by the link for everybody, or on paper.</summary>
    public bool IsTeam => Action.Kind == NewModel.TeamKind;

    public int WithoutMail => Group.Count - Reachable.Count;

    /// <summary>Only where it was said beforehand that this is known.</summary>
    public IReadOnlyList<Participant> Silent => One.IsAnonymous ? [] : [.. Group.Where(p => Tokens.Any(t => t.CandidacyId == p.Id && !t.IsUsed))];

    public DateOnly? RemindedOn => Tokens.Max(t => t.RemindedOn);

    public string? OpenLink => One.OpenSecret is { } secret ? $"{settings.PublicUrl}/questionnaires/reponse/{secret}" : null;

    public QrSquares? Qr => OpenLink is { } link ? QrSquares.Of(link) : null;

    public async Task<IActionResult> OnGet(string slug, Guid id) => await FindAll(slug, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSend(string slug, Guid id)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        if (Reachable.Count == 0)
            return this.Refused(new Refusal("questionnaires.links.nobody"), texts);
        if (One.MarkSent(Today) is { } refusal)
            return this.Refused(refusal, texts);
        One.Asked ??= Group.Count;
        mails.Invite(One, Action, Reachable);
        return await Saved(texts.Count("questionnaires.links.sent", Reachable.Count));
    }

    public async Task<IActionResult> OnPostRemind(string slug, Guid id)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        if (One.SentOn is null || !One.TakesLinks(Today))
            return this.Refused(new Refusal("questionnaires.links.not_open"), texts);
        if (RemindedOn == Today || One.SentOn == Today)
            return this.Refused(new Refusal("questionnaires.links.reminded_today"), texts);
        var told = 0;
        if (One.IsAnonymous)
        {
            mails.RemindAll(One, Action, Reachable);
            foreach (var token in Tokens)
                token.RemindedOn = Today;
            told = Reachable.Count;
        }
        else
        {
            foreach (var one in Silent.Where(p => p.Email is { Length: > 0 }))
            {
                mails.Remind(One, Action, one, Tokens.First(t => t.CandidacyId == one.Id && !t.IsUsed), Today);
                told++;
            }
        }
        return await Saved(texts.Count("questionnaires.links.reminded", told));
    }

    public async Task<IActionResult> OnPostOffer(string slug, Guid id, bool offered)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        One.OfferOpenLink(offered);
        return await Saved(texts[offered ? "questionnaires.links.offered" : "questionnaires.links.withdrawn"]);
    }

    private async Task<IActionResult> Saved(string said)
    {
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", said);
        return Redirect($"{Here}/liens");
    }

    private async Task<bool> FindAll(string slug, Guid id)
    {
        if (!await Find(slug, id) || One.IsImported)
            return false;
        Group = [.. (await participants.Of(Action.Id, Cancel)).Where(p => p.LeftOn is null)];
        var key = One.Id;
        Tokens = await Db.Set<Token>().Where(t => t.QuestionnaireId == key).OrderBy(t => t.Id).ToListAsync(Cancel);
        return true;
    }
}
