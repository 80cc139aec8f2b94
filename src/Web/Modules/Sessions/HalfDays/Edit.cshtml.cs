using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

internal sealed class EditModel(AppDb db, SessionBook book, ICurrentPerson person, IPlaces places, IVocabularies vocabularies, Texts texts, TimeProvider time) : SessionPage(book)
{
    [BindProperty]
    public SessionForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        Form = SessionForm.Of(Session, places);
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        if (!Session.IsAhead)
            return this.Refused(new Refusal("seances.refused.over"), texts);
        if (Form.Version != Session.Version)
            return this.Refused(new Refusal("seances.refused.changed"), texts);
        var date = SessionForm.CheckedDate(Form.Date, "Form.Date", ModelState, texts);
        var (starts, ends) = SessionForm.CheckedHours(Form.StartsAt, Form.EndsAt, "Form.", ModelState, texts);
        Form.CheckedRest(Session, person, places, vocabularies, ModelState, texts, time.GetUtcNow());
        if (!ModelState.IsValid)
            return this.Again();
        Session.Schedule(date, HalfDayCodes.All.Contains(Form.HalfDay) ? Form.HalfDay! : Session.HalfDay, starts, ends, time.GetUtcNow());
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.saved"]);
        return Redirect(Here);
    }
}
