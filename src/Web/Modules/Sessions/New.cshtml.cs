using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, SessionBook book, ICurrentPerson person, IPlaces places, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public SessionForm Form { get; set; } = new();

    public ActionCard Action { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string action)
    {
        if (await book.Prepared(action, HttpContext.RequestAborted) is not { } card)
            return NotFound();
        Action = card;
        Form = new SessionForm { HalfDay = HalfDayCodes.Morning, StartsAt = "09:00", EndsAt = "12:30", Facilitators = person.Name };
        return Page();
    }

    public async Task<IActionResult> OnPost(string action)
    {
        var cancel = HttpContext.RequestAborted;
        if (await book.Prepared(action, cancel) is not { } card)
            return NotFound();
        Action = card;
        var now = time.GetUtcNow();
        var date = SessionForm.CheckedDate(Form.Date, "Form.Date", ModelState, texts);
        var (starts, ends) = SessionForm.CheckedHours(Form.StartsAt, Form.EndsAt, "Form.", ModelState, texts);
        var half = HalfDayCodes.All.Contains(Form.HalfDay) ? Form.HalfDay! : HalfDayCodes.Morning;
        var last = await db.Set<Session>().Where(s => s.ActionId == card.Id).MaxAsync(s => (int?)s.Number, cancel) ?? 0;
        var session = new Session { Id = EntityId.New<SessionId>(time), ActionId = card.Id, Number = last + 1, HalfDay = half };
        Form.CheckedRest(session, person, places, vocabularies, ModelState, texts, now);
        if (!ModelState.IsValid)
            return this.Again();
        session.Schedule(date, half, starts, ends, now);
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["seances.added", date]);
        return Redirect($"/seances/{card.Slug}");
    }
}
