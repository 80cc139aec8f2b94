using System.Text.Json;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Geo;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>/hsds/service_at_locations.</summary>
internal sealed class ServiceAtLocationShelf(AppDb db, ServiceShelf services, IPlaces places, TimeProvider time) : IShelf
{
    public Task<int> Count(HsdsQuery query, CancellationToken cancel) => AtLocations(query).CountAsync(cancel);

    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel) =>
        await Write(await AtLocations(query).OrderBy(a => a.Id).Skip(skip).Take(take).ToListAsync(cancel), query.Full, cancel);

    public async Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel)
    {
        var found = await AtLocations(query).Where(a => a.Id == id).ToListAsync(cancel);
        return await Write(found, full: true, cancel) is [var first, ..] ? first : null;
    }

    private IQueryable<ServiceAtLocation> AtLocations(HsdsQuery query)
    {
        // The place is asked of this location, not of any other one of the service.
        var shown = services.Services(query with { Centre = null });
        var found = db.Set<ServiceAtLocation>().AsNoTracking().Where(a => shown.Any(s => s.Id == a.ServiceId));
        if (query is { Postcode: { } postcode } && (query.Metres is null || query.Centre is not null))
            found = found.Where(a => db.Set<Address>().Any(d => d.LocationId == a.LocationId && d.PostalCode == postcode));
        else if (query is { Postcode: { } around, Metres: { } proximity })
            found = Middle(around) is { } middle ? Within(found, middle, proximity) : found.Where(_ => false);
        return query is { Centre: { } centre, Metres: { } metres } ? Within(found, centre, metres) : found;
    }

    private IQueryable<ServiceAtLocation> Within(IQueryable<ServiceAtLocation> found, GeoPoint centre, double metres)
    {
        var near = Near.Locations(db.Set<Location>(), centre, metres);
        return found.Where(a => near.Any(l => l.Id == a.LocationId));
    }

    /// <summary>The middle of the communes of a postcode.</summary>
    private GeoPoint? Middle(string postcode)
    {
        var points = places.All.Where(p => p.Postcodes.Contains(postcode)).Select(p => p.Point).OfType<GeoPoint>().ToList();
        return points.Count == 0 ? null : new GeoPoint(points.Average(p => p.Latitude), points.Average(p => p.Longitude));
    }

    private async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Write(List<ServiceAtLocation> page, bool full, CancellationToken cancel)
    {
        var set = await HsdsSet.Read(db, page.Select(a => a.ServiceId).Distinct().ToList(), whole: true, cancel);
        return [.. page.Select(a => (Action<Utf8JsonWriter>)(json => Write(json, a, set, full)))];
    }

    private void Write(Utf8JsonWriter json, ServiceAtLocation at, HsdsSet set, bool full)
    {
        var service = set.Services[at.ServiceId];
        var place = new PlaceWriter(json, set, time);
        json.WriteString("id", at.Id);
        json.WriteString("service_id", at.ServiceId.Value);
        json.WriteString("location_id", at.LocationId.Value);
        // The specification points this path to the schema of a service by mistake: with both, either reading is right.
        json.Text("name", service.Name);
        json.WriteString("status", ServiceWriter.Status(service));
        json.Text("description", at.Description ?? service.Description ?? service.Name);
        json.Time("last_modified", service.UpdatedAt);
        if (full)
        {
            place.Phones("phones", set.Phones.Where(p => p.ServiceId == at.ServiceId));
            place.Schedules(service, set.Schedules.Where(s => s.ServiceId == at.ServiceId && (s.LocationId == at.LocationId || s.LocationId is null)));
        }
        place.Location(set.Locations[at.LocationId], full);
        json.WriteStartObject("service");
        services.Writer(set, at.ServiceId, full)(json);
        json.WriteEndObject();
    }
}
