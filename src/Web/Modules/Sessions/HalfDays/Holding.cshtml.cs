using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>Notes that a session was held, and for how long.</summary>
internal sealed class HoldingModel(AppDb db, SessionBook book, Texts texts, TimeProvider time) : SessionPage(book)
{
    private const int LongestDay = 720;

    [BindProperty]
    public int? Minutes { get; set; }

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        Minutes = Session.PlannedMinutes;
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        if (Minutes is not (>= 1 and <= LongestDay))
            ModelState.AddModelError("Minutes", texts["seances.wrong.minutes", LongestDay]);
        if (!ModelState.IsValid)
            return this.Again();
        if (Session.Hold(Action.Today(time), Minutes!.Value, time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.held", Session.Date]);
        return Redirect(Here);
    }
}
