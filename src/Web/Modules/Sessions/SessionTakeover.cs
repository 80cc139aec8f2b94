using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>Takes over what a source says of an action's sessions; ids made of the source's own, so that a second time finds the same.</summary>
internal sealed class SessionTakeover(AppDb db, IVocabularies vocabularies, TimeProvider time) : ISessionImport
{
    public async Task<ImportedCount> Put(ActionId action, ImportedCycle cycle, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var (created, updated) = (0, 0);
        var known = await db.Set<Session>().AsSplitQuery().Where(s => s.ActionId == action)
            .Include(s => s.Postponements).Include(s => s.Attendance).Include(s => s.Situations).ToListAsync(cancel);
        var next = known.Count == 0 ? 1 : known.Max(s => s.Number) + 1;
        var taken = new Dictionary<string, Session>(StringComparer.Ordinal);
        foreach (var said in cycle.Sessions)
        {
            if (Fault(said) is { } fault)
            {
                faults.Add(fault);
                continue;
            }
            var id = new SessionId(NamedId.Of(cycle.Source, "session", said.SourceId));
            var session = known.Find(s => s.Id == id);
            if (session is null)
            {
                session = new Session { Id = id, ActionId = action, Number = next++, HalfDay = said.HalfDay, Format = said.HalfDay == HalfDayCodes.Whole ? SessionFormats.Day : SessionFormats.HalfDay };
                db.Add(session);
                created++;
            }
            else if (Differs(session, said))
            {
                updated++;
            }
            if (session.ChangedAt == default || Differs(session, said))
                Take(session, said);
            taken[said.SourceId] = session;
        }
        var seen = created + updated;
        TakeAttendance(cycle, taken, faults);
        TakeSituations(cycle, taken, faults);
        if (cycle.PlannedHalfDays is { } planned)
            await SetTarget(action, planned, cancel);
        return new ImportedCount(created, updated, cycle.Sessions.Count - seen - faults.Count(f => f.Text == "seances.import.session"), faults);
    }

    private void Take(Session session, ImportedSession said)
    {
        session.HalfDay = said.HalfDay;
        session.TakeOver(said.Date, said.Status, time.GetUtcNow());
        session.Parts = [.. said.Parts];
        session.PlannedTopics = Topics(said);
        session.TreatedTopics = session.IsHeld ? Topics(said) : [];
        foreach (var moved in said.Postponements.Where(m => !session.Postponements.Exists(p => p.From == m.From && p.To == m.To)))
            session.Postponements.Add(new Postponement { Id = Guid.CreateVersion7(time.GetUtcNow()), SessionId = session.Id, From = moved.From, To = moved.To, Reason = moved.Reason, At = time.GetUtcNow(), By = "import" });
    }

    private bool Differs(Session session, ImportedSession said) =>
        session.Date != said.Date || session.HalfDay != said.HalfDay || session.Status != said.Status || !session.Parts.SequenceEqual(said.Parts, StringComparer.Ordinal)
        || !session.PlannedTopics.SequenceEqual(Topics(said), StringComparer.Ordinal) || said.Postponements.Any(m => !session.Postponements.Exists(p => p.From == m.From && p.To == m.To));

    // The fixture names a topic by its place in the programme of document 002.
    private List<string> Topics(ImportedSession said) =>
        [.. said.Topics.Select(t => vocabularies.List(SessionLists.Topics).FirstOrDefault(v => v.Code == t || v.Extra.GetValueOrDefault("topic") == t)?.Code ?? t)];

    private static ImportFault? Fault(ImportedSession said) =>
        !HalfDayCodes.All.Contains(said.HalfDay) ? new ImportFault(said.SourceId, "seances.import.session", said.HalfDay)
        : !SessionStatus.All.Contains(said.Status) ? new ImportFault(said.SourceId, "seances.import.session", said.Status) : null;

    private static void TakeAttendance(ImportedCycle cycle, Dictionary<string, Session> taken, List<ImportFault> faults)
    {
        foreach (var said in cycle.Attendance)
        {
            if (!taken.TryGetValue(said.Session, out var session) || !AttendanceStatus.All.Contains(said.Status))
                faults.Add(new ImportFault(said.Session, "seances.import.presence", said.Status));
            else if (session.Attendance.Find(a => a.CandidacyId == said.Candidacy) is { } noted)
                noted.Status = said.Status;
            else
                session.Attendance.Add(new Attendance { SessionId = session.Id, CandidacyId = said.Candidacy, Status = said.Status });
        }
    }

    private void TakeSituations(ImportedCycle cycle, Dictionary<string, Session> taken, List<ImportFault> faults)
    {
        foreach (var said in cycle.Situations)
        {
            var id = new SituationId(NamedId.Of(cycle.Source, "situation", said.SourceId));
            if (!taken.TryGetValue(said.Session, out var session) || said.Origin is not (SituationOrigin.Participant or SituationOrigin.Vignette))
            {
                faults.Add(new ImportFault(said.SourceId, "seances.import.situation", said.Origin));
            }
            else if (session.Situations.Find(s => s.Id == id) is { } situation)
            {
                (situation.Origin, situation.BroughtById) = (said.Origin, said.BroughtBy);
            }
            else
            {
                session.Situations.Add(new Situation { Id = id, SessionId = session.Id, Position = session.Situations.Count + 1, Origin = said.Origin, BroughtById = said.BroughtBy });
            }
        }
    }

    private async Task SetTarget(ActionId action, int planned, CancellationToken cancel)
    {
        if (await db.Set<Cycle>().SingleOrDefaultAsync(c => c.ActionId == action, cancel) is { } cycle)
            cycle.PlannedHalfDays = planned;
        else
            db.Add(new Cycle { ActionId = action, PlannedHalfDays = planned });
    }
}
