using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>What another's HSDS says and our columns do not hold: read where it has one meaning, kept as said elsewhere.</summary>
internal sealed class HsdsStranger(HsdsFile file, Bundle bundle, IReadOnlyCollection<Service> services, IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<Location> locations, Func<string, string?, Guid?> id, string? zone)
{
    private static readonly string[] Lines = ["cost_options", "funding", "required_documents", "programs", "languages"];
    private readonly Dictionary<Guid, Service> service = services.ToDictionary(s => s.Id.Value);
    private readonly Dictionary<Guid, Organization> organization = organizations.ToDictionary(o => o.Id.Value);
    private readonly Dictionary<Guid, Location> location = locations.ToDictionary(l => l.Id.Value);

    public void Settle()
    {
        foreach (var row in file["services"])
            Of(row, "service", service, s => Service(row, s));
        foreach (var row in file["organizations"])
            Of(row, "organization", organization, o => Keep(row, DirectoryTables.Organizations, o.Extra));
        foreach (var row in file["locations"])
            Of(row, "location", location, l => Keep(row, DirectoryTables.Locations, l.Extra));
        foreach (var place in locations)
            place.TimeZone = zone;
        foreach (var row in file["service_areas"])
            Linked(row, "service_id", "service", service, s => s.AreaDescription = Join(s.AreaDescription, row["name"] ?? row["description"] ?? row["extent"]));
        foreach (var row in file["accessibility"])
            Linked(row, "location_id", "location", location, l => l.AccessibilityDetails = Join(Join(l.AccessibilityDetails, row["description"]), row["details"]));
        foreach (var row in file["organization_identifiers"])
            Linked(row, "organization_id", "organization", organization, o => Identifier(row, o));
        foreach (var table in Lines)
        {
            foreach (var row in file[table])
                Line(table, row);
        }
        foreach (var bare in services.Where(s => s.Description is null))
            bundle.Flag("missing-description", $"services {bare.SourceId}", "description", said: null, bare.Id.Value);
        foreach (var bare in services.Where(s => s.OrganizationId is null))
            bundle.Flag("no-organization", $"services {bare.SourceId}", "organization_id", said: null, bare.Id.Value);
    }

    private void Service(IExchangeRow row, Service entity)
    {
        Keep(row, DirectoryTables.Services, entity.Extra);
        entity.Extra.Remove("status");
        entity.State = row["status"] switch
        {
            null or "active" => EntryStates.Published,
            "inactive" => EntryStates.Dormant,
            "defunct" => EntryStates.Ceased,
            "temporarily closed" => EntryStates.ClosedForNow,
            var odd => Odd(odd, entity),
        };
        entity.Fees ??= row["fees"];
    }

    private string Odd(string said, Service entity)
    {
        entity.Extra["status"] = said;
        bundle.Flag("unknown-status", $"services {entity.SourceId}", "status", said, entity.Id.Value);
        return EntryStates.Published;
    }

    private static void Identifier(IExchangeRow row, Organization entity)
    {
        switch (row["identifier_scheme"])
        {
            case "BE-BCE_KBO": entity.Bce ??= row["identifier"]; break;
            case "FR-SIRET": entity.Siret ??= row["identifier"]; break;
            case "FR-FINESS": entity.Finess ??= row["identifier"]; break;
            default: entity.Extra["organization_identifiers"] = Join(entity.Extra.GetValueOrDefault("organization_identifiers"), Said(row, ["identifier_scheme", "identifier_type", "identifier"]))!; break;
        }
    }

    /// <summary>Tables without a home become lines of text of who they belong to.</summary>
    private void Line(string table, IExchangeRow row)
    {
        var words = Said(row, row.Columns.Where(c => c != "id" && !c.EndsWith("_id", StringComparison.Ordinal)));
        if (id("service", row["service_id"]) is { } s && service.TryGetValue(s, out var one))
            one.Extra[table] = Join(one.Extra.GetValueOrDefault(table), words)!;
        else if (id("organization", row["organization_id"]) is { } o && organization.TryGetValue(o, out var other))
            other.Extra[table] = Join(other.Extra.GetValueOrDefault(table), words)!;
        else if (id("location", row["location_id"]) is { } l && location.TryGetValue(l, out var place))
            place.Extra[table] = Join(place.Extra.GetValueOrDefault(table), words)!;
        else
            bundle.Flag($"orphan-{table}", $"{row.File} {row["id"] ?? row.Line}", table, words, entry: null);
    }

    private static string Said(IExchangeRow row, IEnumerable<string> columns) => string.Join(" · ", columns.Select(c => row[c]).OfType<string>());

    private static void Keep(IExchangeRow row, ExchangeTable table, Dictionary<string, string> extra)
    {
        foreach (var column in row.Columns.Except(table.Columns, StringComparer.Ordinal).Where(c => c is not ("status" or "fees")))
        {
            if (row[column] is { } said)
                extra[column] = said;
        }
    }

    private void Of<T>(IExchangeRow row, string kind, Dictionary<Guid, T> known, Action<T> then) => Linked(row, "id", kind, known, then);

    private void Linked<T>(IExchangeRow row, string column, string kind, Dictionary<Guid, T> known, Action<T> then)
    {
        if (id(kind, row[column]) is { } key && known.TryGetValue(key, out var entity))
            then(entity);
    }

    private static string? Join(string? said, string? more) => said is null ? more : more is null || said.Split('\n').Contains(more) ? said : $"{said}\n{more}";
}
