using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Delisted;

/// <summary>Who does not want to be listed, remembered.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(AppDb db) : PageModel
{
    public IReadOnlyList<(EntryKind Kind, string Slug, string Name, DateTimeOffset Since)> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var services = await db.Set<Service>().Where(s => s.State == EntryStates.DoNotList).Select(s => new { Id = s.Id.Value, s.Slug, s.Name, s.UpdatedAt }).ToListAsync(cancel);
        var organizations = await db.Set<Organization>().Where(o => o.State == EntryStates.DoNotList).Select(o => new { Id = o.Id.Value, o.Slug, o.Name, o.UpdatedAt }).ToListAsync(cancel);
        List<Guid> ids = [.. services.Select(s => s.Id), .. organizations.Select(o => o.Id)];
        var since = await db.Set<EntryChange>().Where(c => ids.Contains(c.EntryId) && c.Field == EntryFields.State && c.After == EntryStates.DoNotList).GroupBy(c => c.EntryId).Select(g => new { g.Key, At = g.Max(c => c.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        Lines = [.. services.Select(s => (EntryKind.Service, s.Slug, s.Name, since.GetValueOrDefault(s.Id, s.UpdatedAt)))
            .Concat(organizations.Select(o => (EntryKind.Organization, o.Slug, o.Name, since.GetValueOrDefault(o.Id, o.UpdatedAt)))).OrderBy(l => l.Name, StringComparer.CurrentCulture)];
    }
}
