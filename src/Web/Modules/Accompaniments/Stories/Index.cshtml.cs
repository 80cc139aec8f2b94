using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments.Stories;

/// <summary>Stories that teams agreed to show, latest first; none names them.</summary>
[AllowAnonymous]
internal sealed class IndexModel(AppDb db) : PageModel
{
    public IReadOnlyList<Story> All { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) =>
        All = await db.Set<Story>().AsNoTracking().Where(s => s.PublishedOn != null && s.AgreedOn != null).OrderByDescending(s => s.PublishedOn).ThenBy(s => s.Code).ToListAsync(cancel);
}
