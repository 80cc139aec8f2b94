using System.Linq.Expressions;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

internal sealed class AskedServices(AppDb db, DirectoryIndex index, IPlaces places) : IServices
{
    private const int MostTowns = 3;

    public async Task<IReadOnlyList<AskedService>> Find(IReadOnlyCollection<string> slugs, CancellationToken cancel) => slugs.Count == 0 ? []
        : [.. (await Read(s => slugs.Contains(s.Slug), cancel)).Where(s => s.IsListed).OrderBy(s => slugs.Index().First(i => i.Item == s.Slug).Index)];

    public async Task<IReadOnlyDictionary<ServiceId, AskedService>> Named(IReadOnlyCollection<ServiceId> ids, CancellationToken cancel) => ids.Count == 0 ? new Dictionary<ServiceId, AskedService>()
        : (await Read(s => ids.Contains(s.Id), cancel)).ToDictionary(s => s.Id);

    public async Task<IReadOnlyList<AskedService>> Of(IReadOnlyCollection<OrganizationId> organizations, CancellationToken cancel) => organizations.Count == 0 ? []
        : [.. (await Read(s => s.OrganizationId != null && organizations.Contains(s.OrganizationId.Value), cancel)).Where(s => s.IsListed)];

    public async Task<IReadOnlyList<AskedService>> Search(string? words, string? support, string? sector, string? near, int limit, CancellationToken cancel)
    {
        var query = new SearchQuery { Words = words ?? "", Near = near ?? "" };
        if (support is not null)
            query.Chosen[(int)Facet.Support] = [support];
        if (sector is not null)
            query.Chosen[(int)Facet.Sector] = [sector];
        // What a query gives lives in buffers of this thread: taken from them before anything is awaited.
        List<ServiceId> ids = Ids(query, limit);
        var found = await Named(ids, cancel);
        return [.. ids.Select(i => found.GetValueOrDefault(i)).OfType<AskedService>().Where(s => s.IsListed)];
    }

    private List<ServiceId> Ids(SearchQuery query, int limit)
    {
        var found = index.Find(query);
        return [.. found.Page.Take(limit).Select(h => new ServiceId(found.Index.Cards.Id(h.Entry)))];
    }

    private async Task<List<AskedService>> Read(Expression<Func<Service, bool>> which, CancellationToken cancel)
    {
        var found = await (from s in db.Set<Service>().AsNoTracking().Where(which)
                           join o in db.Set<Organization>() on s.OrganizationId equals o.Id into houses
                           from o in houses.DefaultIfEmpty()
                           orderby s.Name, s.Id
                           select new { s.Id, s.Slug, s.Name, s.OrganizationId, Organization = o.Name, Email = s.Email ?? o.Email, s.State, s.AbsentSince, s.Supports, s.Sectors }).ToListAsync(cancel);
        if (found.Count == 0)
            return [];
        var ids = found.ConvertAll(s => s.Id);
        var stands = (await (from a in db.Set<ServiceAtLocation>() where ids.Contains(a.ServiceId) join l in db.Set<Location>() on a.LocationId equals l.Id select new { a.ServiceId, l.Id, l.PlaceCode }).ToListAsync(cancel)).ToLookup(a => a.ServiceId);
        var standing = stands.SelectMany(g => g.Select(a => a.Id)).Distinct().ToList();
        var owners = found.Select(s => s.OrganizationId).OfType<OrganizationId>().Distinct().ToList();
        var phones = await db.Set<Phone>().AsNoTracking().Where(p => (p.ServiceId != null && ids.Contains(p.ServiceId.Value)) || (p.LocationId != null && standing.Contains(p.LocationId.Value)) || (p.OrganizationId != null && owners.Contains(p.OrganizationId.Value) && p.ServiceId == null && p.LocationId == null)).OrderBy(p => p.Id).ToListAsync(cancel);
        return found.ConvertAll(s => new AskedService(s.Id, s.Slug, s.Name, s.OrganizationId, s.Organization, s.Email,
            string.Join(", ", stands[s.Id].Select(a => a.PlaceCode is { } code ? places.Find(code)?.Name : null).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostTowns)) is { Length: > 0 } towns ? towns : null,
            (phones.Find(p => p.ServiceId == s.Id) ?? phones.Find(p => p.LocationId is { } l && stands[s.Id].Any(a => a.Id == l)) ?? phones.Find(p => p.OrganizationId is { } of && of == s.OrganizationId))?.Number,
            EntryStates.Listed.Contains(s.State) && s.AbsentSince is null, s.Supports, s.Sectors));
    }
}
