using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>Which service is where, the addresses of each location, and what is said of access to it.</summary>
internal sealed class OrServicesPlaces(string folder, Bundle bundle, Dictionary<string, Service> services, Dictionary<string, Location> locations)
{
    private readonly HashSet<(string, string)> pairs = [];

    public void Read(List<CsvRow> serviceRows)
    {
        foreach (var row in CsvTable.ReadOptional(folder, "services_at_location.csv", bundle, "service_id", "location_id").Rows)
            Join(row, row["service_id"], row["location_id"], row["description"]);
        foreach (var row in serviceRows)
        {
            foreach (var location in row.Ids("service_locations"))
                Join(row, row["service_recordid"], location, description: null);
        }
        ReadAddresses();
        ReadAccess();
    }

    private void Join(CsvRow row, string? serviceId, string? locationId, string? description)
    {
        if (serviceId is null || locationId is null || !pairs.Add((serviceId, locationId)))
            return;
        var service = services.GetValueOrDefault(serviceId);
        if (service is null || !locations.TryGetValue(locationId, out var location))
        {
            bundle.Flag("unresolved-location", $"{row.File} {serviceId}/{locationId}", "location_id", locationId, service?.Id.Value);
            return;
        }
        bundle.ServicesAtLocations.Add(new ServiceAtLocation
        {
            Id = bundle.Id("service_at_location", $"{serviceId}/{locationId}"),
            ServiceId = service.Id,
            LocationId = location.Id,
            Description = description,
        });
    }

    private void ReadAddresses()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvTable.ReadOptional(folder, "physical_addresses.csv", bundle, "location_id", "address_1").Rows)
        {
            var id = row["location_id"] ?? "";
            if (!locations.TryGetValue(id, out var location))
            {
                bundle.Flag("orphan-address", $"{row.File} {row["id"]}/{id}", "location_id", Line(row), entry: null);
                continue;
            }
            if (row["address_1"] is null && row["city"] is null && row["postal_code"] is null)
            {
                bundle.Count("address-that-says-nothing");
                continue;
            }
            // The same address is written once for every service that is there.
            if (!said.Add($"{id}|{Line(row)}"))
            {
                bundle.Count("address-said-again");
                continue;
            }
            var position = seen[id] = seen.GetValueOrDefault(id) + 1;
            var address = Make(row, location, bundle.Id("address", $"{id}/{row["id"]}/{position}"), position);
            bundle.Addresses.Add(address);
            if (address.Address1 is null || address.City is null || address.StateProvince is null || address.PostalCode is null || address.Country is null)
                bundle.Flag("incomplete-address", $"{row.File} {row["id"]}/{id}", "address", Line(row), location.Id.Value);
        }
        foreach (var location in locations.Values.Where(l => !seen.ContainsKey(l.SourceId)))
            bundle.Flag("no-address", $"locations.csv {location.SourceId}", "address", said: null, location.Id.Value);
    }

    private static Address Make(CsvRow row, Location location, Guid id, int position) => new()
    {
        Id = id,
        LocationId = location.Id,
        Attention = row["attention"],
        Address1 = row["address_1"],
        Address2 = string.Join(", ", new[] { row["address_2"], row["address_3"], row["address_4"] }.OfType<string>()) is { Length: > 0 } more ? more : null,
        City = row["city"],
        Region = row["region"],
        StateProvince = row["state_province"],
        PostalCode = row["postal_code"],
        Country = row["country"],
        Position = position,
    };

    private static string Line(CsvRow row) =>
        string.Join(", ", new[] { "address_1", "address_2", "address_3", "address_4", "city", "region", "state_province", "postal_code", "country" }.Select(c => row[c]).OfType<string>());

    private void ReadAccess()
    {
        foreach (var place in CsvTable.ReadOptional(folder, "accessibility_for_disabilities.csv", bundle, "location_id").Rows.GroupBy(r => r["location_id"] ?? "", StringComparer.Ordinal))
        {
            // Only signs of separation in a cell say nothing.
            var said = place.SelectMany(r => new[] { r["accessibility"], r["details"] }).OfType<string>().Where(t => t.Any(char.IsLetterOrDigit)).Distinct(StringComparer.Ordinal).ToList();
            if (!locations.TryGetValue(place.Key, out var location))
                bundle.Flag("unresolved-location", $"accessibility_for_disabilities.csv {place.Key}", "location_id", said.Count == 0 ? null : string.Join('\n', said), entry: null, place.Count());
            else if (said.Count == 0)
                bundle.Count("accessibility-that-says-nothing", place.Count());
            else
                location.AccessibilityDetails = string.Join('\n', said);
        }
    }
}
