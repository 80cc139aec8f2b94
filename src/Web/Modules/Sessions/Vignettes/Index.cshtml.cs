using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>The stock: those offered first, the retired ones last.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class IndexModel(AppDb db, IVocabularies vocabularies) : PageModel
{
    [FromQuery(Name = "grille")]
    public string? Grid { get; set; }

    public IReadOnlyList<(Vignette Vignette, int Times)> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        Grid = vocabularies.Find(SessionLists.Grid, Grid ?? "")?.Code;
        var times = await db.Set<Situation>().Where(s => s.VignetteId != null).GroupBy(s => s.VignetteId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, cancel);
        // A stock of a few hundred at most: read whole, the list of functions is searched here.
        var all = await db.Set<Vignette>().AsNoTracking().OrderBy(v => v.ClosedOn != null).ThenBy(v => v.Title).ToListAsync(cancel);
        Lines = [.. all.Where(v => Grid is null || v.Functions.Contains(Grid)).Select(v => (v, times.GetValueOrDefault(v.Id)))];
    }
}
