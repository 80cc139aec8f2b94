using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments.Stories;

/// <summary>One story; gone as soon as it is taken back.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db) : PageModel
{
    public Story Story { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string code, CancellationToken cancel)
    {
        if (await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code && s.PublishedOn != null && s.AgreedOn != null, cancel) is not { } story)
            return NotFound();
        Story = story;
        // Taken back, it must not live on in a copy.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noarchive";
        return Page();
    }
}
