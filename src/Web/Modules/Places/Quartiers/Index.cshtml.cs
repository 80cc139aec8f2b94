using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Places.Quartiers;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(AppDb db, IPlaces places) : PageModel
{
    public IReadOnlyList<(Quartier Quartier, string Commune, Place? Place)> Lines { get; private set; } = [];

    public async Task OnGet()
    {
        var quartiers = await db.Set<Quartier>().AsNoTracking().OrderBy(q => q.CommuneCode).ThenBy(q => q.Code).ToListAsync(HttpContext.RequestAborted);
        Lines = [.. quartiers.Select(q => (q, places.Find(q.CommuneCode) is { } commune ? places.Label(commune) : q.CommuneCode, q.AsPlace(Gazetteer.Shipped)))];
    }
}
