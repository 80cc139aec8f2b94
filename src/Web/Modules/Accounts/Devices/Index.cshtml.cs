using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Devices;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(AppDb db, OpenSessions open, ICurrentPerson person, TimeProvider time, Texts texts) : PageModel
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid? Here => OpenSessions.IdOf(User);

    public async Task OnGet()
    {
        var now = time.GetUtcNow();
        var all = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == person.Id && s.EndsAt > now).OrderByDescending(s => s.SeenAt).ToListAsync(HttpContext.RequestAborted);
        Sessions = [.. all.Where(s => s.IsOpen(now))];
    }

    public async Task<IActionResult> OnPostEnd(Guid id) =>
        await open.End(person.Id!.Value, id, HttpContext.RequestAborted) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostEndOthers()
    {
        await open.EndOthers(person.Id!.Value, Here, person.Id!.Value.Value, HttpContext.RequestAborted);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return RedirectToPage();
    }

    public string Date(DateTimeOffset at) =>
        texts["moment", TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(person.Zone))];
}
