using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Attestations;

/// <summary>Makes attestations from what was noted: sessions held, and who was there.</summary>
internal sealed class AttestationDesk(AppDb db, IParticipants participants, Settings settings, TimeProvider time)
{
    /// <summary>One for each person who was there at least once, in order of number. The caller has checked who asks.</summary>
    public async Task<IReadOnlyList<Attestation>> Of(ActionCard action, CancellationToken cancel)
    {
        var held = await db.Set<Session>().AsNoTracking().AsSplitQuery().Include(s => s.Attendance).Include(s => s.Facilitators)
            .Where(s => s.ActionId == action.Id && s.Status == SessionStatus.Held).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Number).ToListAsync(cancel);
        var check = action.IsPublished ? $"{settings.PublicUrl}/seances/{action.Slug}/verification" : null;
        var today = action.Today(time);
        var made = new List<Attestation>();
        foreach (var person in await participants.Of(action.Id, cancel))
        {
            var attended = held.Select(s => (Session: s, s.Attendance.Find(a => a.CandidacyId == person.Id)?.Status)).Where(s => s.Status is { } status && AttendanceStatus.IsPresence(status)).ToList();
            // Erased since: the count remains, there is nobody left to attest anything to.
            if (attended.Count == 0 || person.Name.Length == 0)
                continue;
            made.Add(new Attestation(person.Id, person.Number, person.Name, person.StructureName, action.Title, action.LeadName,
                [.. attended.Select(a => Line(a.Session, a.Status == AttendanceStatus.Partial))],
                [.. attended.SelectMany(a => a.Session.Facilitators).Select(f => f.FullName).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)], today, check));
        }
        return made;
    }

    private static AttendedSession Line(Session s, bool inPart) =>
        new(s.Date, s.StartsAt, s.EndsAt, s.HalfDays, inPart ? null : s.Minutes ?? s.PlannedMinutes, inPart);
}
