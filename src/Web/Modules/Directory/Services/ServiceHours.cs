using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Places.Contracts;

namespace Maillage.Modules.Directory.Services;

/// <summary>The hours of one door of a service; the place is named only where there are several.</summary>
internal sealed record Door(Location? Place, OpeningHours Hours, bool ZoneIsKnown);

/// <summary>Which hours a service keeps where: its own, its own at one place, or those of the place.</summary>
internal static class ServiceHours
{
    public static IReadOnlyList<Door> Of(Service service, IReadOnlyList<Location> locations, IEnumerable<Schedule> schedules, IEnumerable<ScheduleException> exceptions, IPlaces places)
    {
        var rows = schedules.Where(s => s.ServiceId == service.Id || (s.ServiceId is null && locations.Any(l => l.Id == s.LocationId))).ToList();
        var days = exceptions.Where(s => s.ServiceId == service.Id || (s.ServiceId is null && locations.Any(l => l.Id == s.LocationId))).ToList();
        var doors = new List<Door>();
        // Hours said of the service alone count at each of its places.
        var everywhere = rows.FindAll(s => s.ServiceId is not null && (s.LocationId is null || locations.All(l => l.Id != s.LocationId)));
        if (everywhere.Count > 0)
            doors.Add(Make(null, everywhere, days));
        foreach (var location in locations)
        {
            var here = rows.FindAll(s => s.LocationId == location.Id && s.ServiceId is not null);
            if (here.Count == 0 && everywhere.Count == 0)
                here = rows.FindAll(s => s.LocationId == location.Id);
            if (here.Count > 0)
                doors.Add(Make(location, here, days.FindAll(d => d.LocationId is null || d.LocationId == location.Id)));
        }
        return doors;

        Door Make(Location? place, List<Schedule> said, List<ScheduleException> except)
        {
            var stands = place ?? (locations.Count > 0 ? locations[0] : null);
            var code = stands?.PlaceCode ?? service.AreasServed.FirstOrDefault();
            var zone = Zone(stands?.TimeZone) ?? Zone(code is null ? null : places.Find(code)?.TimeZone);
            return new Door(place, ScheduleHours.Of(said, except, zone ?? TimeZoneInfo.Utc, HolidayCalendar.Of(code, places)), zone is not null);
        }
    }

    private static TimeZoneInfo? Zone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
