using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Places.Quartiers;

/// <summary>Closes a quartier, or opens it again; nothing is deleted.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class ClosureModel(AppDb db, LivePlaces places, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    public string Name { get; private set; } = "";

    public bool IsClosed { get; private set; }

    public async Task<IActionResult> OnGet(string code) => await Find(code) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string code, bool reopen)
    {
        if (await Find(code) is not { } quartier)
            return NotFound();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(places.Find(quartier.CommuneCode)?.TimeZone ?? person.Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        if ((reopen ? quartier.Reopen() : quartier.Close(today)) is { } refusal)
        {
            ModelState.AddModelError("", texts[refusal.Text, refusal.Arguments]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        db.Record(new AuditFact(reopen ? "quartier.reopened" : "quartier.closed", $"quartier:{quartier.Code}", person.Id!.Value.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await places.Refresh(HttpContext.RequestAborted);
        this.Say("done", texts[reopen ? "quartiers.reopened" : "quartiers.closed", quartier.Name]);
        return RedirectToPage("Index");
    }

    private async Task<Quartier?> Find(string code)
    {
        var quartier = await db.Set<Quartier>().SingleOrDefaultAsync(q => q.Code == code, HttpContext.RequestAborted);
        (Name, IsClosed) = (quartier?.Name ?? "", quartier?.ClosedOn is not null);
        return quartier;
    }
}
