using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Networks;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

/// <summary>A place a service works from, with what hangs on it.</summary>
internal sealed record ServicePlace(Location Location, IReadOnlyList<Address> Addresses, IReadOnlyList<Phone> Phones);

/// <summary>Everything its page says of a service.</summary>
internal sealed record ServiceSheet(Service Service, Organization? Organization, IReadOnlyList<ServicePlace> Places, IReadOnlyList<Phone> Phones)
{
    public IReadOnlyList<ServiceOffer> Offers { get; init; } = [];

    public IReadOnlyList<TrainingModule> Modules { get; init; } = [];

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IReadOnlyList<Schedule> Schedules { get; init; } = [];

    public IReadOnlyList<ScheduleException> Exceptions { get; init; } = [];

    public IReadOnlyList<Provenance> Provenances { get; init; } = [];

    public IReadOnlyList<SourceFlag> Flags { get; init; } = [];

    public IReadOnlyList<SourceTerm> Terms { get; init; } = [];

    public IReadOnlyList<Network> Networks { get; init; } = [];

    /// <summary>The country its page speaks to, two lower-case letters; null where nothing says it.</summary>
    public string? Country => (Places.Select(p => p.Location.PlaceCode).FirstOrDefault(c => c is not null) ?? Service.AreasServed.FirstOrDefault())?[..2];

    /// <summary>The sheet at an address; null where nothing may be shown there.</summary>
    public static async Task<ServiceSheet?> Read(AppDb db, string slug, CancellationToken cancel)
    {
        var service = await db.Set<Service>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancel);
        if (service is null || !EntryStates.Shown.Contains(service.State))
            return null;
        var id = service.Id;
        var organization = service.OrganizationId is { } owner ? await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == owner, cancel) : null;
        var locations = await (from at in db.Set<ServiceAtLocation>() where at.ServiceId == id join l in db.Set<Location>() on at.LocationId equals l.Id select l).AsNoTracking().ToListAsync(cancel);
        locations = [.. locations.OrderBy(l => l.SourceId, StringComparer.Ordinal)];
        var places = locations.ConvertAll(l => l.Id);
        var addresses = await db.Set<Address>().AsNoTracking().Where(a => places.Contains(a.LocationId)).OrderBy(a => a.Position).ToListAsync(cancel);
        var phones = await db.Set<Phone>().AsNoTracking()
            .Where(p => p.ServiceId == id || (p.LocationId != null && places.Contains(p.LocationId.Value)) || (p.OrganizationId != null && p.OrganizationId == service.OrganizationId))
            .OrderBy(p => p.Number).ToListAsync(cancel);
        List<Guid> entries = [id.Value, .. places.Select(l => l.Value)];
        // More than sixty terms said of one service would be a taxonomy gone wrong.
        var terms = await (from said in db.Set<ServiceTerm>() where said.ServiceId == id join term in db.Set<SourceTerm>() on said.TermId equals term.Id orderby term.Name select term).AsNoTracking().Take(60).ToListAsync(cancel);

        return new ServiceSheet(
            service,
            organization,
            locations.ConvertAll(l => new ServicePlace(l, addresses.FindAll(a => a.LocationId == l.Id), phones.FindAll(p => p.LocationId == l.Id && p.ServiceId is null))),
            phones.FindAll(p => p.ServiceId == id) is { Count: > 0 } own ? own : phones.FindAll(p => p.LocationId is null && p.ServiceId is null))
        {
            Offers = await db.Set<ServiceOffer>().AsNoTracking().Where(o => o.ServiceId == id).OrderBy(o => o.Position).ToListAsync(cancel),
            Modules = await db.Set<TrainingModule>().AsNoTracking().Where(m => m.ServiceId == id).OrderBy(m => m.Position).ToListAsync(cancel),
            Tools = await db.Set<Tool>().AsNoTracking().Where(t => t.ServiceId == id).OrderBy(t => t.Position).ToListAsync(cancel),
            Contacts = await db.Set<Contact>().AsNoTracking().Where(c => c.ServiceId == id).ToListAsync(cancel),
            Schedules = await db.Set<Schedule>().AsNoTracking().Where(s => s.ServiceId == id || (s.ServiceId == null && s.LocationId != null && places.Contains(s.LocationId.Value))).ToListAsync(cancel),
            Exceptions = await db.Set<ScheduleException>().AsNoTracking().Where(s => s.ServiceId == id || (s.ServiceId == null && s.LocationId != null && places.Contains(s.LocationId.Value))).ToListAsync(cancel),
            Provenances = await db.Set<Provenance>().AsNoTracking().Where(p => entries.Contains(p.EntryId)).ToListAsync(cancel),
            Flags = await db.Set<SourceFlag>().AsNoTracking().Where(f => f.EntryId != null && entries.Contains(f.EntryId.Value)).ToListAsync(cancel),
            Terms = terms,
            Networks = organization is null ? [] : await NetworksOf(db, organization.Id, cancel),
        };
    }

    public static async Task<List<Network>> NetworksOf(AppDb db, OrganizationId organization, CancellationToken cancel) =>
        await (from member in db.Set<NetworkMember>() where member.OrganizationId == organization join n in db.Set<Network>() on member.NetworkId equals n.Id orderby n.Slug select n).AsNoTracking().ToListAsync(cancel);
}
