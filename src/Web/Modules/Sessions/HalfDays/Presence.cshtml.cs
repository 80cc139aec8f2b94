using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>Who was there, noted with one thumb. A list that a phone kept without network comes with the key it had then, and is taken once.</summary>
internal sealed class PresenceModel(AppDb db, SessionBook book, IParticipants participants, Texts texts, TimeProvider time) : SessionPage(book)
{
    public IReadOnlyList<Participant> Group { get; private set; } = [];

    public string Entry { get; private set; } = "";

    /// <summary>Before the day, nothing but an excuse; what was noted some other way is shown too.</summary>
    public IEnumerable<string> Offered => (Action.Today(time) < Session.Date
        ? [AttendanceStatus.Excused, AttendanceStatus.NotExpected]
        : new[] { AttendanceStatus.Present, AttendanceStatus.Partial, AttendanceStatus.Excused, AttendanceStatus.Absent })
        .Union(Session.Format == SessionFormats.Remote ? [AttendanceStatus.Remote] : Session.Attendance.Select(a => a.Status), StringComparer.Ordinal);

    public string? Noted(Participant p) => Session.Attendance.Find(a => a.CandidacyId == p.Id)?.Status;

    public async Task<IActionResult> OnGet(string action, int number) => await FindAll(action, number) ? Page() : NotFound();

    /// <summary>Notes the list, once however often it comes.</summary>
    /// <param name="script">Sent by the script, which opens the next page itself: there it is said what was noted.</param>
    /// <param name="waited">The list was kept on the device until the network came back.</param>
    public async Task<IActionResult> OnPost(string action, int number, Guid entry, bool script, bool waited)
    {
        try
        {
            return await Take(action, number, entry, script, waited);
        }
        catch (DbUpdateException)
        {
            // Two phones at the same instant: what the first noted is read, and this list is taken after it.
            db.ChangeTracker.Clear();
            return await Take(action, number, entry, script, waited);
        }
    }

    private async Task<IActionResult> Take(string action, int number, Guid entry, bool script, bool waited)
    {
        if (!await FindAll(action, number))
            return NotFound();
        if (entry != Guid.Empty && await db.Set<ReceivedEntry>().AnyAsync(e => e.Id == entry, Cancel))
            return script ? new OkResult() : Redirect(Here);
        var today = Action.Today(time);
        foreach (var (name, said) in Request.Form.Where(f => f.Key.StartsWith("C-", StringComparison.Ordinal)))
        {
            var status = AttendanceStatus.All.FirstOrDefault(s => s == said.ToString());
            var who = Group.FirstOrDefault(p => p.Number == name);
            if (who is not null && status is null)
                return this.Refused(new Refusal("seances.refused.presence", name), texts);
            // Not touched since the page was opened: what another phone noted meanwhile stays.
            if (who is not null && Request.Form[$"was.{name}"] == status)
                continue;
            if (Session.Note(who?.Id ?? default, status ?? "", who is not null, today) is { } refusal)
                return this.Refused(refusal, texts);
        }
        if (entry != Guid.Empty)
            db.Add(new ReceivedEntry { Id = entry, SessionId = Session.Id, On = today });
        await db.SaveChangesAsync(Cancel);
        var saved = texts.Count("seances.presence.saved", Session.Attendance.Count);
        this.Say("done", waited ? $"{texts["seances.presence.sent"]} {saved}" : saved);
        return script ? new OkResult() : Redirect(Here);
    }

    private async Task<bool> FindAll(string action, int number)
    {
        if (!await Find(action, number))
            return false;
        Entry = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        Group = [.. (await participants.Of(Action.Id, Cancel)).Where(p => p.LeftOn is not { } left || left > Session.Date)];
        return true;
    }
}
