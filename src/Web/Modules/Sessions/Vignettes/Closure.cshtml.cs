using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>Retires a vignette, or offers it again; nothing is deleted.</summary>
internal sealed class ClosureModel(AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : VignettePage(db)
{
    public async Task<IActionResult> OnGet(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, bool reopen)
    {
        if (!await Find(id))
            return NotFound();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).DateTime);
        if ((reopen ? Vignette.Reopen() : Vignette.Close(today)) is { } refusal)
            return this.Refused(refusal, texts);
        await Db.SaveChangesAsync(Cancel);
        this.Say("done", texts[reopen ? "vignettes.reopened" : "vignettes.closed", Vignette.Title]);
        return RedirectToPage("Index");
    }
}
