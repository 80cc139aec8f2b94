using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Exchange;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Gathers what entries are known by, from rows of the database or of a file.</summary>
internal sealed class FactReader
{
    private readonly Dictionary<Guid, EntryFacts> facts = [];

    /// <summary>The entries in some states, of one kind.</summary>
    public static async Task<IReadOnlyCollection<EntryFacts>> Read(AppDb db, EntryKind kind, string[] states, CancellationToken cancel)
    {
        var organizations = await db.Set<Organization>().AsNoTracking().ToListAsync(cancel);
        var services = kind is EntryKind.Service ? await db.Set<Service>().AsNoTracking().Where(s => states.Contains(s.State)).ToListAsync(cancel) : [];
        var reader = new FactReader();
        reader.Add(kind is EntryKind.Service ? [] : organizations.Where(o => states.Contains(o.State)));
        reader.Add(services, organizations);
        reader.Add(
            await db.Set<Phone>().AsNoTracking().ToListAsync(cancel), await db.Set<ServiceAtLocation>().AsNoTracking().ToListAsync(cancel),
            await db.Set<Location>().AsNoTracking().ToListAsync(cancel), await db.Set<Address>().AsNoTracking().ToListAsync(cancel));
        return reader.facts.Values;
    }

    /// <summary>The services and organisations that a file brings.</summary>
    public static IReadOnlyDictionary<Guid, EntryFacts> Read(Bundle bundle)
    {
        var reader = new FactReader();
        reader.Add(bundle.Organizations);
        reader.Add(bundle.Services, bundle.Organizations);
        reader.Add(bundle.Phones, bundle.ServicesAtLocations, bundle.Locations, bundle.Addresses);
        return reader.facts;
    }

    private void Add(IEnumerable<Organization> organizations)
    {
        foreach (var o in organizations)
        {
            var one = facts[o.Id.Value] = new EntryFacts(EntryKind.Organization, o.Id.Value, o.Name, owner: null);
            one.AddNumber("BCE", o.Bce);
            one.AddNumber("SIRET", o.Siret);
            one.AddNumber("FINESS", o.Finess);
            one.AddMail(o.Email);
            one.AddSite(o.Website);
            one.AddPlace(o.PlaceCode);
        }
    }

    private void Add(IEnumerable<Service> services, IReadOnlyCollection<Organization> organizations)
    {
        var names = organizations.ToDictionary(o => o.Id, o => o.Name);
        foreach (var s in services)
        {
            var one = facts[s.Id.Value] = new EntryFacts(EntryKind.Service, s.Id.Value, s.Name, s.OrganizationId is { } o ? names.GetValueOrDefault(o) : null, s.OrganizationId?.Value);
            one.AddMail(s.Email);
            one.AddSite(s.Url);
        }
    }

    private void Add(IEnumerable<Phone> phones, IEnumerable<ServiceAtLocation> stands, IEnumerable<Location> locations, IEnumerable<Address> addresses)
    {
        var at = stands.ToLookup(s => s.LocationId, s => s.ServiceId);
        foreach (var p in phones)
        {
            foreach (var one in Of(p.ServiceId, p.LocationId, p.OrganizationId, at))
                one.AddPhone(p.Number);
        }
        var owners = new Dictionary<LocationId, OrganizationId?>();
        foreach (var l in locations)
        {
            owners[l.Id] = l.OrganizationId;
            foreach (var one in Of(null, l.Id, l.OrganizationId, at))
                one.AddPlace(l.PlaceCode);
        }
        foreach (var a in addresses)
        {
            foreach (var one in Of(null, a.LocationId, owners.GetValueOrDefault(a.LocationId), at))
                one.AddPlace(string.IsNullOrWhiteSpace(a.Address1) ? null : $"{a.Address1}, {a.City}");
        }
    }

    private IEnumerable<EntryFacts> Of(ServiceId? service, LocationId? location, OrganizationId? organization, ILookup<LocationId, ServiceId> at)
    {
        IEnumerable<Guid?> ids = [service?.Value, organization?.Value, .. location is { } l && service is null ? at[l].Select(s => (Guid?)s.Value) : []];
        return ids.OfType<Guid>().Select(i => facts.GetValueOrDefault(i)).OfType<EntryFacts>();
    }
}
