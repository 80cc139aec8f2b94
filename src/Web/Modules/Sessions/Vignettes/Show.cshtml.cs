using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>A vignette as it is read aloud.</summary>
internal sealed class ShowModel(AppDb db) : VignettePage(db)
{
    /// <summary>How often the whole network worked on it; which group is not said.</summary>
    public int Times { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        Times = await Db.Set<Situation>().CountAsync(s => s.VignetteId == Vignette.Id, Cancel);
        return Page();
    }
}
