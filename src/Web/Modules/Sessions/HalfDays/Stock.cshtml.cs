using Maillage.Modules.Sessions.Vignettes;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>Nobody brings a situation: the vignettes, those that this group knows already last.</summary>
internal sealed class StockModel(AppDb db, SessionBook book) : SessionPage(book)
{
    public IReadOnlyList<(Vignette Vignette, DateOnly? On)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        var worked = await (from x in db.Set<Situation>()
                            join s in db.Set<Session>() on x.SessionId equals s.Id
                            where s.ActionId == Action.Id && x.VignetteId != null
                            orderby s.Date
                            select new { Id = x.VignetteId!.Value, s.Date }).ToListAsync(Cancel);
        var last = worked.GroupBy(w => w.Id).ToDictionary(g => g.Key, g => g.Last().Date);
        var offered = await db.Set<Vignette>().AsNoTracking().Where(v => v.ClosedOn == null).OrderBy(v => v.Title).ToListAsync(Cancel);
        Lines = [.. offered.Select(v => (v, last.TryGetValue(v.Id, out var on) ? on : (DateOnly?)null)).OrderBy(l => l.Item2)];
        return Page();
    }
}
