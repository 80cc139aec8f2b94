using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

internal sealed class ConfirmationModel(AppDb db, SessionBook book, Texts texts, TimeProvider time) : SessionPage(book)
{
    public async Task<IActionResult> OnGet(string action, int number) => await Find(action, number) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        if (Session.Confirm(time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.confirmed", Session.Date]);
        return Redirect(Here);
    }
}
