using System.Globalization;
using System.Text.Json;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>Locations, addresses, numbers and hours as HSDS 3.0 writes them.</summary>
internal sealed class PlaceWriter(Utf8JsonWriter json, HsdsSet set, TimeProvider time)
{
    public void Location(Location location, bool full)
    {
        json.WriteStartObject("location");
        Own(location);
        if (full)
            Parts(location);
        json.WriteEndObject();
    }

    public void Own(Location location)
    {
        json.WriteString("id", location.Id.Value);
        json.WriteString("location_type", location.Kind is "postal" or "virtual" ? location.Kind : "physical");
        json.Id("organization_id", location.OrganizationId?.Value);
        json.Text("name", location.Name);
        json.Text("alternate_name", location.AlternateName);
        json.Text("description", location.Description);
        json.Text("transportation", location.Transportation);
        json.Number("latitude", location.Latitude);
        json.Number("longitude", location.Longitude);
    }

    public void Parts(Location location)
    {
        // HSDS requires all of these; a page still shows an address that lacks some.
        json.Each("addresses", set.Addresses[location.Id].Where(IsComplete), a =>
        {
            json.WriteString("id", a.Id);
            json.WriteString("location_id", location.Id.Value);
            json.Text("attention", a.Attention);
            json.Text("address_1", a.Address1);
            json.Text("address_2", a.Address2);
            json.Text("city", a.City);
            json.Text("region", a.Region);
            json.Text("state_province", a.StateProvince);
            json.Text("postal_code", a.PostalCode);
            json.Text("country", a.Country);
            json.WriteString("address_type", a.Kind is "postal" or "virtual" ? a.Kind : "physical");
        });
        if (location.AccessibilityDetails is not null || location.Accessibility.Count > 0)
        {
            json.Each("accessibility", [location], l =>
            {
                json.WriteString("id", NamedId.Of("maillage", "accessibility", l.Id.ToString()));
                json.WriteString("location_id", l.Id.Value);
                json.Text("description", string.Join(", ", l.Accessibility));
                json.Text("details", l.AccessibilityDetails);
            });
        }
        Phones("phones", set.Phones.Where(p => p.LocationId == location.Id));
        Schedules(null, set.Schedules.Where(s => s.ServiceId is null && s.LocationId == location.Id));
    }

    public void Phones(string name, IEnumerable<Phone> phones) => json.Each(name, phones, p =>
    {
        json.WriteString("id", p.Id);
        json.Id("location_id", p.LocationId?.Value);
        json.Id("service_id", p.ServiceId?.Value);
        json.Id("organization_id", p.OrganizationId?.Value);
        json.Text("number", p.Number);
        json.Number("extension", double.TryParse(p.Extension, NumberStyles.None, CultureInfo.InvariantCulture, out var extension) ? extension : null);
        json.Text("type", p.Kind);
        json.Text("description", p.Description);
    });

    public void Schedules(Service? service, IEnumerable<Schedule> schedules) => json.Each("schedules", schedules, s =>
    {
        json.WriteString("id", s.Id);
        json.Id("service_id", s.ServiceId?.Value);
        json.Id("location_id", s.LocationId?.Value);
        json.Date("valid_from", s.ValidFrom);
        json.Date("valid_to", s.ValidTo);
        if (s is { OpensAt: not null, ClosesAt: not null })
        {
            if (s.Frequency is "WEEKLY" or "MONTHLY")
                json.WriteString("freq", s.Frequency);
            json.Number("interval", s.Interval);
            json.Text("byday", s.ByDay);
            json.Text("bymonthday", s.ByMonthDay);
            var offset = Offset(s, service);
            json.Text("opens_at", Hour(s.OpensAt, offset));
            json.Text("closes_at", Hour(s.ClosesAt, offset));
        }
        json.Text("description", string.Join(" · ", new[] { s.Description, s.OpensAt is null ? s.Said : null }.OfType<string>()));
    });

    private static bool IsComplete(Address a) =>
        a is { Address1.Length: > 0, City.Length: > 0, StateProvince.Length: > 0, PostalCode.Length: > 0, Country.Length: > 0 };

    private static string? Hour(TimeOnly? hour, string offset) =>
        hour is { } h ? h.ToString("HH:mm", CultureInfo.InvariantCulture) + offset : null;

    /// <summary>The zone's offset of today, for HSDS knows no zone that changes with the season.</summary>
    private string Offset(Schedule schedule, Service? service)
    {
        var place = schedule.LocationId is { } own ? set.Locations.GetValueOrDefault(own)
            : service is null ? null : set.AtLocations[service.Id].Select(a => set.Locations.GetValueOrDefault(a.LocationId)).FirstOrDefault(l => l?.TimeZone is not null);
        if (place?.TimeZone is not { } name || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return "";
        var offset = zone.GetUtcOffset(time.GetUtcNow());
        return $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
    }
}
