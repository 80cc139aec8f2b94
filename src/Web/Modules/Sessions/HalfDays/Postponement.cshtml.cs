using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

internal sealed class PostponementModel(AppDb db, SessionBook book, SessionNews news, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time)
    : MovedPage(db, book, news, vocabularies, texts)
{
    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? StartsAt { get; set; }

    [BindProperty]
    public string? EndsAt { get; set; }

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        Tell = true;
        (StartsAt, EndsAt) = (SessionForm.Written(Session, Session.StartsAt), SessionForm.Written(Session, Session.EndsAt));
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        CheckReason();
        var date = SessionForm.CheckedDate(Date, "Date", ModelState, Texts);
        var (starts, ends) = SessionForm.CheckedHours(StartsAt, EndsAt, "", ModelState, Texts);
        return ModelState.IsValid
            ? await Done(Session.Postpone(date, starts, ends, Reason!, person.Id!.Value.ToString(), time.GetUtcNow()), "seances.postponed")
            : this.Again();
    }
}
