using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Search;

/// <summary>The hours of every service in memory, so that "open now" is one more set of entries.</summary>
internal sealed class OpenDoors(IServiceScopeFactory scopes, IPlaces places, TimeProvider time, ILogger<OpenDoors> logger)
    : KeptCopy<Dictionary<Guid, IReadOnlyList<OpeningHours>>>(scopes, logger)
{
    private sealed record Minute(SearchIndex Index, object Hours, long At, ulong[] Set);

    private Minute? last;

    protected override IReadOnlyList<string> Follows { get; } = [DirectoryCopy.Name, PlacesCopy.Name];

    protected override IEnumerable<IKeptCopy> BuiltFrom => new object[] { places }.OfType<IKeptCopy>();

    /// <summary>The entries that have a door open at this minute; hours that could not be read or whose zone is unknown are never open.</summary>
    public ulong[] Now(SearchIndex index)
    {
        var now = time.GetUtcNow();
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        var hours = Current;
        if (last is { } known && known.Index == index && known.Hours == hours && known.At == minute)
            return known.Set;
        var set = new ulong[index.Words];
        for (var entry = 0; entry < index.Count; entry++)
        {
            if (hours.TryGetValue(index.Cards.Id(entry), out var doors) && doors.Any(d => d.IsOpenAt(now)))
                Bits.Put(set, entry);
        }
        last = new Minute(index, hours, minute, set);
        return set;
    }

    protected override async Task<Dictionary<Guid, IReadOnlyList<OpeningHours>>> Load(AppDb db, CancellationToken cancel)
    {
        var schedules = await db.Set<Schedule>().AsNoTracking().Where(s => s.OpensAt != null).ToListAsync(cancel);
        var exceptions = await db.Set<ScheduleException>().AsNoTracking().ToListAsync(cancel);
        var stands = (await (from at in db.Set<ServiceAtLocation>() join l in db.Set<Location>() on at.LocationId equals l.Id select new { at.ServiceId, Location = l }).AsNoTracking().ToListAsync(cancel))
            .ToLookup(s => s.ServiceId, s => s.Location);
        var byService = schedules.Where(s => s.ServiceId is not null).ToLookup(s => s.ServiceId!.Value);
        var byPlace = schedules.Where(s => s.ServiceId is null && s.LocationId is not null).ToLookup(s => s.LocationId!.Value);
        var exceptionsOfService = exceptions.Where(s => s.ServiceId is not null).ToLookup(s => s.ServiceId!.Value);
        var exceptionsOfPlace = exceptions.Where(s => s.ServiceId is null && s.LocationId is not null).ToLookup(s => s.LocationId!.Value);
        var hours = new Dictionary<Guid, IReadOnlyList<OpeningHours>>();
        foreach (var service in await db.Set<Service>().AsNoTracking().ToListAsync(cancel))
        {
            var own = stands[service.Id].OrderBy(l => l.SourceId, StringComparer.Ordinal).ToList();
            var said = byService[service.Id].Concat(own.SelectMany(l => byPlace[l.Id])).ToList();
            if (said.Count == 0)
                continue;
            var except = exceptionsOfService[service.Id].Concat(own.SelectMany(l => exceptionsOfPlace[l.Id]));
            hours[service.Id.Value] = [.. ServiceHours.Of(service, own, said, except, places).Where(d => d.ZoneIsKnown).Select(d => d.Hours)];
        }
        return hours;
    }
}
