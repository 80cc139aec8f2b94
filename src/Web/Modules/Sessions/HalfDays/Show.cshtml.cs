using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Vignettes;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>One session: its course, its situations without a word of what was told, and what can be done with it.</summary>
internal sealed class ShowModel(AppDb db, SessionBook book, Clashes clashes, IParticipants participants, Texts texts) : SessionPage(book)
{
    public IReadOnlyDictionary<VignetteId, string> Vignettes { get; private set; } = new Dictionary<VignetteId, string>();

    public IEnumerable<string> Warnings { get; private set; } = [];

    public int There => Session.Attendance.Count(a => AttendanceStatus.IsPresence(a.Status));

    public int Expected { get; private set; }

    public int FromVignettes => Session.Situations.Count(s => s.Origin == SituationOrigin.Vignette);

    public int Brought => Session.Situations.Count - FromVignettes;

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        Expected = (await participants.Of(Action.Id, Cancel)).Count(p => p.LeftOn is not { } left || left > Session.Date);
        if (Session.IsAhead)
            Warnings = (await clashes.Of(Action, await Book.Of(Action.Id).AsNoTracking().Include(s => s.Facilitators).ToListAsync(Cancel), Cancel)).Where(c => c.Numbers.Contains(Session.Number)).Select(c => c.Words);
        List<VignetteId> used = [.. Session.Situations.Select(s => s.VignetteId).OfType<VignetteId>()];
        Vignettes = await db.Set<Vignette>().Where(v => used.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Title, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(string action, int number, Guid situation)
    {
        if (!await Find(action, number) || Session.Situations.Find(s => s.Id == new SituationId(situation)) is not { } gone)
            return NotFound();
        Session.Situations.Remove(gone);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.situation.removed"]);
        return Redirect(Here);
    }
}
