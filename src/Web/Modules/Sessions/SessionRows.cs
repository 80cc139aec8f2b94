using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The sessions of an action as rows to count.</summary>
internal sealed class SessionRows(AppDb db) : ISessionFigures
{
    public async Task<SessionFigures> Of(ActionId action, CancellationToken cancel) => (await Of([action], cancel))[action];

    public async Task<IReadOnlyDictionary<ActionId, SessionFigures>> Of(IReadOnlyCollection<ActionId> actions, CancellationToken cancel)
    {
        var sessions = await db.Set<Session>().AsNoTracking().AsSplitQuery().Where(s => actions.Contains(s.ActionId)).OrderBy(s => s.Date).ThenBy(s => s.Number)
            .Include(s => s.Postponements).Include(s => s.Situations).ToListAsync(cancel);
        // As rows: of a large action they are tens of thousands, and only counted.
        var attendance = await db.Set<Session>().Where(s => actions.Contains(s.ActionId)).SelectMany(s => s.Attendance).Select(a => new { a.CandidacyId, a.SessionId, a.Status }).ToListAsync(cancel);
        var targets = await db.Set<Cycle>().AsNoTracking().Where(c => actions.Contains(c.ActionId)).ToDictionaryAsync(c => c.ActionId, c => c.PlannedHalfDays, cancel);
        var actionOf = sessions.ToDictionary(s => s.Id, s => s.ActionId);
        var (sessionsOf, attendanceOf) = (sessions.ToLookup(s => s.ActionId), attendance.ToLookup(a => actionOf[a.SessionId]));
        return actions.Distinct().ToDictionary(action => action, action => new SessionFigures(
            [.. sessionsOf[action].Select(s => new SessionRow(s.Id, s.Date, s.HalfDay, s.Status, s.HalfDays, s.Parts, s.IsHeld ? s.TreatedTopics : s.PlannedTopics, s.Minutes, s.Postponements.Count) { Number = s.Number, StartsAt = s.StartsAt, KnowsHours = s.KnowsHours, Format = s.Format })],
            [.. attendanceOf[action].Select(a => new AttendanceRow(a.CandidacyId, a.SessionId, a.Status, AttendanceStatus.IsPresence(a.Status)))],
            [.. sessionsOf[action].SelectMany(s => s.Situations.OrderBy(x => x.Position)).Select(x => new SituationRow(x.SessionId, x.Origin, x.Functions, x.Level, x.Minutes, x.BroughtById))],
            targets.GetValueOrDefault(action)));
    }
}
