using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>A screen about one vignette: the stock belongs to the whole network.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class VignettePage(AppDb db) : PageModel
{
    public Vignette Vignette { get; private set; } = null!;

    protected AppDb Db => db;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    protected async Task<bool> Find(Guid id)
    {
        var said = new VignetteId(id);
        if (await db.Set<Vignette>().SingleOrDefaultAsync(v => v.Id == said, Cancel) is not { } vignette)
            return false;
        Vignette = vignette;
        return true;
    }
}
