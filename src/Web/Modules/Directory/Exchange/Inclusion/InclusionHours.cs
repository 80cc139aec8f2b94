using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>horaires_accueil: read as OpenStreetMap writes hours, or kept as text.</summary>
internal sealed class InclusionHours(Bundle bundle, InclusionRecord record)
{
    public void Add(string id, ServiceId? service, LocationId? location, Guid entry)
    {
        if (record["horaires_accueil"] is not { } said)
            return;
        var reading = OsmHours.Read(said);
        if (reading.Kind is ReadingKind.Unreadable)
        {
            bundle.Flag("unreadable-hours", $"{record.File} {record["id"]}", "horaires_accueil", said, entry);
            bundle.Note(record.File, record.Where("horaires_accueil"), "horaires_accueil", $"“{said}” cannot be read as opening hours; kept as text");
        }
        foreach (var (i, period) in (reading.Periods.Count == 0 ? (IEnumerable<Period?>)[null] : reading.Periods).Index())
        {
            var schedule = new Schedule
            {
                Id = bundle.Id("schedule", $"{id}/{i}"),
                ServiceId = service,
                LocationId = location,
                ByDay = reading.AppointmentDays.Count > 0 ? DayRule.Print(reading.AppointmentDays) : null,
                Said = said,
            };
            if (period is not null)
                ScheduleHours.Fill(schedule, period);
            bundle.Schedules.Add(schedule);
        }
    }
}
