using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Results;

/// <summary>Reads what a list shows of its services, in one query a table whatever their number.</summary>
internal sealed class ResultReader(AppDb db, IPlaces places, TimeProvider time)
{
    public async Task<IReadOnlyList<ResultRow>> Read(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var wanted = ids.Select(i => new ServiceId(i)).ToList();
        var services = (await db.Set<Service>().AsNoTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(cancel)).ToDictionary(s => s.Id.Value);
        var owners = services.Values.Select(s => s.OrganizationId).OfType<OrganizationId>().Distinct().ToList();
        var organizations = await db.Set<Organization>().AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var stands = await (from at in db.Set<ServiceAtLocation>() where wanted.Contains(at.ServiceId) join l in db.Set<Location>() on at.LocationId equals l.Id select new { at.ServiceId, Location = l }).AsNoTracking().ToListAsync(cancel);
        var locations = stands.OrderBy(s => s.Location.SourceId, StringComparer.Ordinal).ToLookup(s => s.ServiceId, s => s.Location);
        var standing = stands.Select(s => s.Location.Id).Distinct().ToList();
        var cities = (await db.Set<Address>().AsNoTracking().Where(a => standing.Contains(a.LocationId)).OrderBy(a => a.Position).ToListAsync(cancel)).ToLookup(a => a.LocationId, a => a.City);
        var said = (await db.Set<Provenance>().AsNoTracking().Where(p => ids.Contains(p.EntryId)).ToListAsync(cancel)).ToLookup(p => p.EntryId);
        var schedules = await db.Set<Schedule>().AsNoTracking().Where(s => (s.ServiceId != null && wanted.Contains(s.ServiceId.Value)) || (s.ServiceId == null && s.LocationId != null && standing.Contains(s.LocationId.Value))).ToListAsync(cancel);
        var exceptions = await db.Set<ScheduleException>().AsNoTracking().Where(s => (s.ServiceId != null && wanted.Contains(s.ServiceId.Value)) || (s.ServiceId == null && s.LocationId != null && standing.Contains(s.LocationId.Value))).ToListAsync(cancel);
        var rhythms = await db.Set<Upkeep>().Where(u => wanted.Contains(u.Id) && u.Months != null).ToDictionaryAsync(u => u.Id, u => u.Months, cancel);
        var now = time.GetUtcNow();
        var rows = new List<ResultRow>(ids.Count);
        foreach (var id in ids)
        {
            // A service that has just gone is left out; the next index will not have it.
            if (!services.TryGetValue(id, out var service))
                continue;
            var own = locations[service.Id].ToList();
            var doors = ServiceHours.Of(service, own, schedules, exceptions, places);
            var door = doors.FirstOrDefault(d => d.ZoneIsKnown && d.Hours.IsOpenAt(now)) ?? (doors.Count > 0 ? doors[0] : null);
            rows.Add(new ResultRow(rows.Count + 1, service, service.OrganizationId is { } owner ? organizations.GetValueOrDefault(owner) : null, Town(own, cities), Point(own))
            {
                Trust = TrustThread.Overall(said[id], now, rhythms.GetValueOrDefault(service.Id)),
                Open = door is { ZoneIsKnown: true } ? door.Hours.At(now) : null,
                Zone = door?.Hours.Zone,
            });
        }
        return rows;
    }

    private string? Town(List<Location> own, ILookup<LocationId, string?> cities)
    {
        foreach (var location in own)
        {
            if (location.PlaceCode is { } code && places.Find(code) is { } place)
                return place.ShortName;
            if (cities[location.Id].FirstOrDefault(c => !string.IsNullOrWhiteSpace(c)) is { } city)
                return city;
        }
        return null;
    }

    private static GeoPoint? Point(List<Location> own) =>
        own.Find(l => l is { Latitude: not null, Longitude: not null }) is { } l ? new GeoPoint(l.Latitude!.Value, l.Longitude!.Value) : null;
}
