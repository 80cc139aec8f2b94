using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Own;

/// <summary>A participant's dates, what was noted of their presence, their calendar and their attestation.</summary>
internal sealed class ShowModel(AppDb db, IApplicants applicants, IParticipants participants, IActions actions, CalendarKey key, Settings settings, TimeProvider time)
    : OwnPage(applicants, participants, actions)
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Session? Next { get; private set; }

    public bool HasAttestation => Sessions.Any(s => s.IsHeld && Mine(s) is { } status && AttendanceStatus.IsPresence(status));

    public string Calendar { get; private set; } = "";

    public string? Mine(Session session) => session.Attendance.Find(a => a.CandidacyId == Me.Id)?.Status;

    public async Task<IActionResult> OnGet(string secret)
    {
        if (!await Find(secret))
            return NotFound();
        // Only this person's presence is read.
        Sessions = [.. (await db.Set<Session>().AsNoTracking().AsSplitQuery().Include(s => s.Postponements).Include(s => s.Attendance.Where(a => a.CandidacyId == Me.Id))
            .Where(s => s.ActionId == Action.Id).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Number).ToListAsync(Cancel)).Where(s => Me.LeftOn is not { } left || s.Date <= left)];
        var today = Action.Today(time);
        Next = Sessions.FirstOrDefault(s => s.IsAhead && s.Date >= today);
        var generation = await db.Set<Cycle>().Where(c => c.ActionId == Action.Id).Select(c => (int?)c.FeedGeneration).SingleOrDefaultAsync(Cancel) ?? 0;
        Calendar = $"{settings.PublicUrl}/seances/abonnement/{key.Of(Action, CalendarFor.Participants, generation)}";
        return Page();
    }
}
