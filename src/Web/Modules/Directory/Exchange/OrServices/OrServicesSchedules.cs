using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>Hours: read where they can be, text where they cannot, set aside where a row names a day and no time.</summary>
internal sealed class OrServicesSchedules(string folder, Bundle bundle, Dictionary<string, Service> services, Dictionary<string, Location> locations)
{
    private const string Name = "schedules.csv";
    private readonly HashSet<Guid> seen = [];
    private readonly Dictionary<Guid, List<string>> withoutTimes = [];
    private readonly Dictionary<Guid, int> withoutLocation = [];

    public void Read()
    {
        foreach (var row in CsvTable.ReadOptional(folder, Name, bundle, "id", "service_id", "byday", "opens_at", "closes_at").Rows)
            Read(row);
        foreach (var (entry, days) in withoutTimes)
            bundle.Flag("hours-without-times", $"{Name} {SourceId(entry)}", "hours", string.Join(", ", days), entry, days.Count);
        foreach (var (entry, rows) in withoutLocation)
            bundle.Flag("hours-that-name-no-location", $"{Name} {SourceId(entry)}", "location_id", said: null, entry, rows);
    }

    private string SourceId(Guid service) => sourceIds.GetValueOrDefault(service) ?? "";

    private readonly Dictionary<Guid, string> sourceIds = services.Values.ToDictionary(s => s.Id.Value, s => s.SourceId);

    private void Read(CsvRow row)
    {
        var said = HoursText.ReadRow(row["weekday"], row["dtstart"], row["until"], row["byday"], row["opens_at"], row["closes_at"]);
        var service = services.GetValueOrDefault(row["service_id"] ?? "");
        var places = row.Ids("location_id").ToList();
        var where = $"{Name} {row["id"]}/{row["service_id"]}";
        foreach (var place in places.Where(p => !locations.ContainsKey(p)))
            bundle.Flag("unresolved-location", where, "location_id", place, service?.Id.Value);
        LocationId?[] known = [.. places.Where(locations.ContainsKey).Select(p => (LocationId?)locations[p].Id)];

        if (said.Said.Length == 0)
        {
            bundle.Count("hours-that-say-nothing");
            return;
        }
        if (service is null)
            bundle.Flag("hours-without-service", where, "service_id", $"{row["service_id"]}: {said.Said}", entry: null);
        else if (places.Count == 0)
            withoutLocation[service.Id.Value] = withoutLocation.GetValueOrDefault(service.Id.Value) + 1;
        if (said.Kind is ReadingKind.Silent)
        {
            if (service is null)
                bundle.Count("hours-without-times");
            else if (withoutTimes.TryGetValue(service.Id.Value, out var days))
                days.Add(said.Said);
            else
                withoutTimes.Add(service.Id.Value, [said.Said]);
            return;
        }
        if (said.Kind is ReadingKind.Unreadable && service is not null)
            bundle.Flag("unreadable-hours", where, "hours", said.Said, service.Id.Value);
        foreach (var place in known.Length == 0 ? [null] : known)
        {
            // A day with a pause is two periods; what is not read is one row of text.
            foreach (var period in said.Periods.Count == 0 ? (IEnumerable<Period?>)[null] : said.Periods)
                bundle.Schedules.Add(Make(row, said, period, service, place));
        }
    }

    private Schedule Make(CsvRow row, HoursReading said, Period? period, Service? service, LocationId? place)
    {
        var id = bundle.Id("schedule", $"{row["id"]}/{row["service_id"]}/{place}");
        for (var next = 2; !seen.Add(id); next++)
            id = bundle.Id("schedule", $"{row["id"]}/{row["service_id"]}/{place}/{next}");
        var schedule = new Schedule
        {
            Id = id,
            ServiceId = service?.Id,
            LocationId = place,
            ByDay = said.AppointmentDays.Count > 0 ? DayRule.Print(said.AppointmentDays) : null,
            Description = row["name"],
            Said = said.Said,
            SourceId = row["id"],
        };
        if (period is not null)
            ScheduleHours.Fill(schedule, period);
        return schedule;
    }
}
