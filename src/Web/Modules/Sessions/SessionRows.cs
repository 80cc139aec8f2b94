using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The sessions of an action as rows to count.</summary>
internal sealed class SessionRows(AppDb db) : ISessionFigures
{
    public async Task<SessionFigures> Of(ActionId action, CancellationToken cancel)
    {
        var sessions = await db.Set<Session>().AsNoTracking().AsSplitQuery().Where(s => s.ActionId == action).OrderBy(s => s.Date).ThenBy(s => s.Number)
            .Include(s => s.Postponements).Include(s => s.Attendance).Include(s => s.Situations).ToListAsync(cancel);
        var target = await db.Set<Cycle>().AsNoTracking().Where(c => c.ActionId == action).Select(c => c.PlannedHalfDays).SingleOrDefaultAsync(cancel);
        return new SessionFigures(
            [.. sessions.Select(s => new SessionRow(s.Id, s.Date, s.HalfDay, s.Status, s.HalfDays, s.Parts, s.IsHeld ? s.TreatedTopics : s.PlannedTopics, s.Minutes, s.Postponements.Count))],
            [.. sessions.SelectMany(s => s.Attendance).Select(a => new AttendanceRow(a.CandidacyId, a.SessionId, a.Status, AttendanceStatus.IsPresence(a.Status)))],
            [.. sessions.SelectMany(s => s.Situations.OrderBy(x => x.Position)).Select(x => new SituationRow(x.SessionId, x.Origin, x.Functions, x.Level, x.Minutes, x.BroughtById))],
            target);
    }
}
