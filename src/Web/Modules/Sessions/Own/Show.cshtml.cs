using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Own;

/// <summary>A participant's dates, what was noted of their presence, their calendar and their attestation.</summary>
internal sealed class ShowModel(AppDb db, IApplicants applicants, IParticipants participants, IActions actions, CalendarKey key, Settings settings, Texts texts, TimeProvider time)
    : OwnPage(applicants, participants, actions)
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Session? Next { get; private set; }

    public bool HasAttestation => Sessions.Any(s => s.IsHeld && Mine(s) is { } status && AttendanceStatus.IsPresence(status));

    public string Calendar { get; private set; } = "";

    public string? Mine(Session session) => session.Attendance.Find(a => a.CandidacyId == Me.Id)?.Status;

    /// <summary>Until the day itself, someone of the group may say that they will not come.</summary>
    public bool MayExcuse(Session session) => session.IsAhead && Me.LeftOn is null && Action.Today(time) < session.Date && (Mine(session) ?? AttendanceStatus.Excused) == AttendanceStatus.Excused;

    public async Task<IActionResult> OnGet(string secret) => await FindAll(secret) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string secret, int number, string act)
    {
        var excused = act == "excuse";
        if (!await FindAll(secret) || Sessions.FirstOrDefault(s => s.Number == number) is not { } session)
            return NotFound();
        if (!MayExcuse(session))
            return this.Refused(new Refusal("seances.refused.excuse_late"), texts);
        if (excused && session.Note(Me.Id, AttendanceStatus.Excused, takesPart: true, Action.Today(time)) is { } refusal)
            return this.Refused(refusal, texts);
        if (!excused)
            session.Attendance.RemoveAll(a => a.CandidacyId == Me.Id);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts[excused ? "seances.own.excused" : "seances.own.coming", session.Date]);
        // As it came: written anew, the secret's letters would lose their case.
        return LocalRedirect($"{Request.PathBase}{Request.Path}");
    }

    private async Task<bool> FindAll(string secret)
    {
        if (!await Find(secret))
            return false;
        // Only this person's presence is read.
        Sessions = [.. (await db.Set<Session>().AsSplitQuery().Include(s => s.Postponements).Include(s => s.Attendance.Where(a => a.CandidacyId == Me.Id))
            .Where(s => s.ActionId == Action.Id).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Number).ToListAsync(Cancel)).Where(s => Me.LeftOn is not { } left || s.Date <= left)];
        var today = Action.Today(time);
        Next = Sessions.FirstOrDefault(s => s.IsAhead && s.Date >= today);
        var generation = await db.Set<Cycle>().Where(c => c.ActionId == Action.Id).Select(c => (int?)c.FeedGeneration).SingleOrDefaultAsync(Cancel) ?? 0;
        Calendar = $"{settings.PublicUrl}/seances/abonnement/{key.Of(Action, CalendarFor.Participants, generation)}";
        return true;
    }
}
