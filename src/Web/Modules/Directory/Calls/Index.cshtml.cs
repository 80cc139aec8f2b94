using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Calls;

/// <summary>Services that answered no mail: they are rung up before anything goes to sleep, the nearest to it first.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(AppDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<(Upkeep Upkeep, Service Service, string? Organization, IReadOnlyList<Phone> Phones)> Lines { get; private set; } = [];

    /// <summary>Asleep by now, the last to go first: their page says so, and a call still brings them back.</summary>
    public IReadOnlyList<Service> Asleep { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var calls = await (from u in db.Set<Upkeep>() where u.Stage == UpkeepStage.Calling join s in db.Set<Service>() on u.Id equals s.Id where s.State == EntryStates.ToVerify orderby u.NextAt, u.Id select new { u, s }).AsNoTracking().Take(Most).ToListAsync(cancel);
        Asleep = await (from u in db.Set<Upkeep>() where u.Stage == UpkeepStage.Dormant join s in db.Set<Service>() on u.Id equals s.Id where s.State == EntryStates.Dormant orderby s.UpdatedAt descending select s).AsNoTracking().Take(Most).ToListAsync(cancel);
        var owners = calls.Select(c => c.s.OrganizationId).OfType<OrganizationId>().Distinct().ToList();
        var names = await db.Set<Organization>().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var ids = calls.ConvertAll(c => c.s.Id);
        var stands = await db.Set<ServiceAtLocation>().AsNoTracking().Where(a => ids.Contains(a.ServiceId)).ToListAsync(cancel);
        var places = stands.Select(a => a.LocationId).Distinct().ToList();
        var phones = await db.Set<Phone>().AsNoTracking().Where(p => (p.ServiceId != null && ids.Contains(p.ServiceId.Value)) || (p.LocationId != null && places.Contains(p.LocationId.Value)) || (p.OrganizationId != null && owners.Contains(p.OrganizationId.Value))).ToListAsync(cancel);
        Lines = [.. calls.Select(c => (c.u, c.s, c.s.OrganizationId is { } o ? names.GetValueOrDefault(o) : null, Of(c.s)))];

        IReadOnlyList<Phone> Of(Service s)
        {
            var at = stands.Where(a => a.ServiceId == s.Id).Select(a => a.LocationId).ToHashSet();
            return [.. phones.Where(p => p.ServiceId == s.Id || (p.LocationId is { } l && at.Contains(l)) || (p.OrganizationId is { } o && o == s.OrganizationId)).DistinctBy(p => p.Number)];
        }
    }
}
