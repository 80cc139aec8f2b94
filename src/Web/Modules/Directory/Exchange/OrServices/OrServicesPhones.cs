using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>Numbers: one row may name several services and organisations, and a service may name numbers by their ids.</summary>
internal sealed class OrServicesPhones(string folder, Bundle bundle, Dictionary<string, Organization> organizations, Dictionary<string, Service> services, Dictionary<string, Location> locations)
{
    private static readonly string[] Kinds = ["text", "voice", "fax", "cell", "video", "pager", "textphone"];
    private readonly HashSet<Guid> seen = [];
    private Dictionary<string, string> languages = [];

    public void Read(List<CsvRow> serviceRows)
    {
        languages = CsvTable.ReadOptional(folder, "languages.csv", bundle, "language").Rows
            .Where(r => r["language_recordid"] is not null && r["language"] is not null)
            .GroupBy(r => r["language_recordid"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["language"]!, StringComparer.Ordinal);
        var byId = new Dictionary<string, CsvRow>(StringComparer.Ordinal);
        foreach (var row in CsvTable.ReadOptional(folder, "phones.csv", bundle, "id", "number").Rows)
        {
            if (row["id"] is not { } id || row["number"] is null)
            {
                bundle.Reject(row.File, row.Line, row["id"] is null ? "id" : "number", "a number needs both its id and its digits");
                continue;
            }
            if (byId.TryAdd(id, row))
                Check(row, id);
            Attach(row, id);
        }
        foreach (var row in serviceRows)
        {
            foreach (var phone in row.Ids("service_phones"))
            {
                var service = services.GetValueOrDefault(row["service_recordid"] ?? "");
                if (byId.TryGetValue(phone, out var said))
                    Add(said, phone, "service", row["service_recordid"]!, service);
                else
                    bundle.Flag("unresolved-phone", $"{row.File} {row["service_recordid"]}", "service_phones", phone, service?.Id.Value);
            }
        }
    }

    private void Attach(CsvRow row, string id)
    {
        foreach (var location in row.Ids("location_id"))
            Add(row, id, "location", location, locations.GetValueOrDefault(location));
        foreach (var service in row.Ids("service_id"))
            Add(row, id, "service", service, services.GetValueOrDefault(service));
        foreach (var organization in row.Ids("organization_id"))
            Add(row, id, "organization", organization, organizations.GetValueOrDefault(organization));
    }

    private void Add(CsvRow row, string id, string kind, string ownerId, IEntry? owner)
    {
        if (owner is null)
        {
            bundle.Flag($"unresolved-{kind}", $"{row.File} {id}", $"{kind}_id", ownerId, entry: null);
            return;
        }
        var own = bundle.Id("phone", $"{id}/{kind}/{ownerId}");
        if (!seen.Add(own))
            return;
        bundle.Phones.Add(new Phone
        {
            Id = own,
            OrganizationId = (owner as Organization)?.Id,
            ServiceId = (owner as Service)?.Id,
            LocationId = (owner as Location)?.Id,
            Number = row["number"]!,
            Extension = row["extension"],
            Kind = Kinds.Contains(row["type"]) ? row["type"] : null,
            Description = row["description"],
            Language = row["language"] is null ? null : string.Join(", ", row.Ids("language").Select(l => languages.GetValueOrDefault(l, l))),
            SourceId = id,
        });
    }

    private void Check(CsvRow row, string id)
    {
        if (row["type"] is { } kind && !Kinds.Contains(kind))
            bundle.Flag("unreadable-phone-type", $"{row.File} {id}", "type", kind, entry: null);
        if (row["number"]!.Count(char.IsDigit) < 7)
            bundle.Flag("unreadable-phone", $"{row.File} {id}", "number", row["number"], entry: null);
    }
}
