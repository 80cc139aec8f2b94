using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The plan of sessions on the page of an action; for everyone, the calendar of its dates.</summary>
internal sealed class SessionsPart(AppDb db, IActions actions, Texts texts) : IActionPart
{
    public int Order => 30;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        var sessions = await db.Set<Session>().AsNoTracking().Where(s => s.ActionId == action.Id).Select(s => new { s.HalfDay, s.Status }).ToListAsync(cancel);
        int Count(Func<string, bool> which) => sessions.Where(s => which(s.Status)).Sum(s => s.HalfDay == HalfDayCodes.Whole ? 2 : 1);
        var cycle = await db.Set<Cycle>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel) ?? new Cycle { ActionId = action.Id };
        var note = texts["seances.part.note", cycle.Planned(Count(_ => true)), Count(s => s == SessionStatus.Held)];
        List<ActionLinkLine> links = [];
        if (manages || await actions.ReaderOf(action, cancel) is Platform.Figures.Reader.Funder)
            links.Add(new ActionLinkLine("seances.title", $"/seances/{action.Slug}", note));
        if (action.IsPublished && sessions.Exists(s => s.Status != SessionStatus.Cancelled))
            links.Add(new ActionLinkLine("seances.part.calendar", $"/seances/{action.Slug}/calendrier.ics", note));
        if (action.IsPublished && sessions.Exists(s => s.Status == SessionStatus.Held))
            links.Add(new ActionLinkLine("attestations.check", $"/seances/{action.Slug}/verification"));
        return links;
    }
}

/// <summary>Carries the plan and the topics over to a new edition; its dates are to be fixed.</summary>
internal sealed class SessionsRenewal(AppDb db, Texts texts) : IActionRenewal
{
    public int Order => 30;

    public async Task<string?> CarryOver(ActionCard from, ActionCard to, CancellationToken cancel)
    {
        var former = await db.Set<Session>().AsNoTracking().Where(s => s.ActionId == from.Id && s.Status != SessionStatus.Cancelled).OrderBy(s => s.Date).ThenBy(s => s.Number).ToListAsync(cancel);
        if (former.Count == 0 || await db.Set<Cycle>().AnyAsync(c => c.ActionId == to.Id, cancel))
            return null;
        var planned = await db.Set<Cycle>().Where(c => c.ActionId == from.Id).Select(c => c.PlannedHalfDays).SingleOrDefaultAsync(cancel);
        db.Add(new Cycle { ActionId = to.Id, PlannedHalfDays = planned, Outline = [.. former.Select(s => new OutlineLine(s.HalfDay, s.StartsAt, s.EndsAt, s.Format, s.PlannedTopics))] });
        return texts.Count("seances.carried", former.Count);
    }
}
