using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Exchange;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>Some services with all that HSDS says of them, read in a fixed number of queries whatever their number.</summary>
internal sealed class HsdsSet
{
    public required IReadOnlyDictionary<ServiceId, Service> Services { get; init; }

    public required IReadOnlyDictionary<OrganizationId, Organization> Organizations { get; init; }

    public ILookup<ServiceId, ServiceAtLocation> AtLocations { get; private set; } = Nothing<ServiceId, ServiceAtLocation>();

    public IReadOnlyDictionary<LocationId, Location> Locations { get; private set; } = new Dictionary<LocationId, Location>();

    public ILookup<LocationId, Address> Addresses { get; private set; } = Nothing<LocationId, Address>();

    public IReadOnlyList<Phone> Phones { get; private set; } = [];

    public IReadOnlyList<Schedule> Schedules { get; private set; } = [];

    public ILookup<ServiceId, Contact> Contacts { get; private set; } = Nothing<ServiceId, Contact>();

    public ILookup<ServiceId, (ServiceTerm Said, SourceTerm Term)> Terms { get; private set; } = Nothing<ServiceId, (ServiceTerm, SourceTerm)>();

    /// <summary>When someone last confirmed the entry.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Assured { get; private set; } = new Dictionary<Guid, DateTimeOffset>();

    /// <summary>The services of these ids in their order, with their organisations; with <paramref name="whole"/> all the rest.</summary>
    public static async Task<HsdsSet> Read(AppDb db, IReadOnlyCollection<ServiceId> ids, bool whole, CancellationToken cancel)
    {
        var services = await db.Set<Service>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var owners = services.Values.Select(s => s.OrganizationId).OfType<OrganizationId>().Distinct().ToList();
        var set = new HsdsSet
        {
            Services = services,
            Organizations = await db.Set<Organization>().AsNoTracking().Where(o => owners.Contains(o.Id) && EntryStates.Shown.Contains(o.State)).ToDictionaryAsync(o => o.Id, cancel),
        };
        if (whole)
            await set.ReadParts(db, ids, owners, cancel);
        return set;
    }

    private async Task ReadParts(AppDb db, IReadOnlyCollection<ServiceId> ids, List<OrganizationId> owners, CancellationToken cancel)
    {
        var atLocations = await db.Set<ServiceAtLocation>().AsNoTracking().Where(s => ids.Contains(s.ServiceId)).OrderBy(s => s.Id).ToListAsync(cancel);
        AtLocations = atLocations.ToLookup(s => s.ServiceId);
        var places = atLocations.Select(s => s.LocationId).Distinct().ToList();
        Locations = await db.Set<Location>().AsNoTracking().Where(l => places.Contains(l.Id)).ToDictionaryAsync(l => l.Id, cancel);
        Addresses = (await db.Set<Address>().AsNoTracking().Where(a => places.Contains(a.LocationId)).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.LocationId);
        Phones = await db.Set<Phone>().AsNoTracking().Where(p => ids.Contains(p.ServiceId!.Value) || places.Contains(p.LocationId!.Value) || owners.Contains(p.OrganizationId!.Value)).OrderBy(p => p.Id).ToListAsync(cancel);
        Schedules = await db.Set<Schedule>().AsNoTracking().Where(s => ids.Contains(s.ServiceId!.Value) || (s.ServiceId == null && places.Contains(s.LocationId!.Value))).OrderBy(s => s.Id).ToListAsync(cancel);
        Contacts = (await db.Set<Contact>().AsNoTracking().Where(c => ids.Contains(c.ServiceId)).OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.ServiceId);
        var said = await db.Set<ServiceTerm>().AsNoTracking().Where(t => ids.Contains(t.ServiceId))
            .Join(db.Set<SourceTerm>(), t => t.TermId, t => t.Id, (said, term) => new { said, term }).OrderBy(t => t.said.Id).ToListAsync(cancel);
        Terms = said.ToLookup(t => t.said.ServiceId, t => (t.said, t.term));
        var entries = ids.Select(i => i.Value).ToList();
        Assured = await db.Set<Provenance>().Where(p => entries.Contains(p.EntryId) && p.How != Landing.How)
            .GroupBy(p => p.EntryId).Select(g => new { g.Key, At = g.Max(p => p.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
    }

    private static ILookup<TKey, T> Nothing<TKey, T>() => Array.Empty<T>().ToLookup(_ => default(TKey)!);
}
