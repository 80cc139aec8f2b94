using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>Who may do what with the sessions of an action. A coordinator, an administrator and who pays read the plan, the time and the counts; names and content are for who prepares the action.</summary>
internal sealed class SessionBook(AppDb db, IActions actions, ICurrentPerson person)
{
    public bool Prepares(ActionCard action) =>
        person.Roles.Any(r => r.Role is Role.Facilitator or Role.ServiceMember && (r.Organization is { } own ? own == action.Lead : r.Team is null));

    /// <summary>The action, for who may read its plan; else null, shown as 404.</summary>
    public async Task<ActionCard?> Read(string slug, CancellationToken cancel) =>
        await actions.Find(slug, cancel) is { } card && await actions.ReaderOf(card, cancel) is (Reader.Team or Reader.Funder) ? card : null;

    public async Task<ActionCard?> Prepared(string slug, CancellationToken cancel) =>
        await actions.FindManaged(slug, cancel) is { } card && Prepares(card) ? card : null;

    public IQueryable<Session> Of(ActionId action) => db.Set<Session>().Where(s => s.ActionId == action).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Number);
}

/// <summary>A screen about one session, for who prepares its action.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class SessionPage(SessionBook book) : PageModel
{
    public ActionCard Action { get; protected set; } = null!;

    public Session Session { get; protected set; } = null!;

    protected SessionBook Book => book;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    protected string Plan => $"/seances/{Action.Slug}";

    protected string Here => $"/seances/{Action.Slug}/{Session.Number}";

    /// <summary>False = not found, or not theirs to see.</summary>
    protected async Task<bool> Find(string action, int number)
    {
        if (await book.Prepared(action, Cancel) is not { } card)
            return false;
        var session = await book.Of(card.Id).AsSplitQuery().Include(s => s.Facilitators).Include(s => s.Postponements).Include(s => s.Situations).Include(s => s.Attendance)
            .SingleOrDefaultAsync(s => s.Number == number, Cancel);
        if (session is null)
            return false;
        (Action, Session) = (card, session);
        return true;
    }
}
