using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>A screen about one questionnaire, for who prepares its action or coordinates the network.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class QuestionnairePage(AppDb db, IActions actions, ICurrentPerson person, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public Questionnaire One { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Leads the action or works for who does: only they read what was written. A coordinator reads counts.</summary>
    public bool Prepares => person.Roles.Any(r => r.Role is Role.Facilitator or Role.ServiceMember && (r.Organization is { } own ? own == Action.Lead : r.Team is null));

    public string All => $"/questionnaires/{Action.Slug}";

    public string Here => $"/questionnaires/{Action.Slug}/{One.Id}";

    public IReadOnlyList<Crumb> Crumbs(Texts texts) =>
        [new(texts["page.home"], "/"), new(Action.Title, Action.Address), new(texts["questionnaires.title"], All), new(One.Title, Here)];

    protected AppDb Db => db;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>False = not found, or not theirs to see.</summary>
    protected async Task<bool> Find(string slug, Guid id)
    {
        if (await actions.FindManaged(slug, Cancel) is not { } card)
            return false;
        var key = new Contracts.QuestionnaireId(id);
        if (await db.Set<Questionnaire>().SingleOrDefaultAsync(q => q.Id == key && q.ActionId == card.Id, Cancel) is not { } one)
            return false;
        (Action, One, Today) = (card, one, card.Today(time));
        ViewData["NoIndex"] = true;
        return true;
    }
}

/// <summary>Where a questionnaire stands, as a sign and in words.</summary>
internal static class Standing
{
    public static (string Kind, string Words) Of(Questionnaire one, DateOnly today, Texts texts) => one switch
    {
        { ClosedOn: { } closed } => ("full", texts["questionnaires.state.closed", closed]),
        { OpensOn: null } => ("off", texts["questionnaires.state.draft"]),
        { OpensOn: { } first } when today < first => ("half", texts["questionnaires.state.ahead", first]),
        { ClosesOn: { } last } when today > last => ("half", texts["questionnaires.state.links_over", last]),
        { ClosesOn: { } last } => ("ring", texts["questionnaires.state.open_until", last]),
        _ => ("ring", texts["questionnaires.state.open"]),
    };

    public static string Answers(Questionnaire one, Texts texts) =>
        one.Asked is { } asked ? texts.Count("questionnaires.answers_of", one.AnswerCount, asked) : texts.Count("questionnaires.answers", one.AnswerCount);
}
