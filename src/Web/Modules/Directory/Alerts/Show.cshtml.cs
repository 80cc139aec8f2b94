using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>One's saved search: confirm it, or stop it with one click. A mail program may post here by itself to stop (RFC 8058), so the sealed address is the right, and no form token is asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ShowModel(AppDb db, AlertKey keys, AlertWords words, TimeProvider time) : PageModel
{
    /// <summary>Null = it was stopped, or never confirmed in time.</summary>
    public SavedSearch? Search { get; private set; }

    public string? Said { get; private set; }

    public async Task<IActionResult> OnGet(string key, CancellationToken cancel) => await Find(key, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string key, string? act, CancellationToken cancel)
    {
        if (!await Find(key, cancel))
            return NotFound();
        if (Search is null)
            return Page();
        var row = db.Set<SavedSearch>().Where(s => s.Id == Search.Id);
        if (act is not "confirm")
        {
            await row.ExecuteDeleteAsync(cancel);
            Search = null;
            return Page();
        }
        var now = time.GetUtcNow();
        await row.Where(s => s.ConfirmedAt == null || s.RefusedOn != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.RefusedOn, (DateOnly?)null).SetProperty(s => s.SeenUntil, now).SetProperty(s => s.DueAt, now.AddDays(Search.EveryDays)), cancel);
        return LocalRedirect(Request.Path);
    }

    private async Task<bool> Find(string key, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        if (keys.Read(key) is not { } id)
            return false;
        Search = await db.Set<SavedSearch>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        Said = Search is null ? null : words.Of(Search.Query);
        return true;
    }
}
