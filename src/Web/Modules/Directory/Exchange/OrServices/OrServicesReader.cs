using System.Globalization;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>Reads an inventory in the older dialect of ORServices (recognised by service_recordid): kept as said, flagged where odd, never corrected.</summary>
internal sealed class OrServicesReader(string folder, string source, string zone)
{
    private static readonly string[] KeptApart =
    [
        "service_status", "access_requirement", "service_contacts", "service_details", "service_program", "service_code", "SDOH_code",
        "code_category_ids", "procedure_grouping", "service_tag", "service_airs_taxonomy_x", "service_metadata",
    ];

    private readonly Bundle bundle = new(source);
    private readonly Dictionary<string, Organization> organizations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Service> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Location> locations = new(StringComparer.Ordinal);

    public Bundle Read()
    {
        if (!System.IO.Directory.Exists(folder))
            throw new BadInputException($"{folder}: no such folder. An inventory of this kind is a folder of CSV files.");
        var rows = CsvTable.Read(folder, "services.csv", bundle, "service_recordid", "service_name", "service_organization").Rows;
        ReadOrganizations();
        ReadLocations();
        ReadServices(rows);
        new OrServicesPlaces(folder, bundle, services, locations).Read(rows);
        new OrServicesPhones(folder, bundle, organizations, services, locations).Read(rows);
        new OrServicesSchedules(folder, bundle, services, locations).Read();
        new OrServicesTerms(folder, bundle, services).Read(rows);
        return bundle;
    }

    private void ReadOrganizations()
    {
        foreach (var row in CsvTable.Read(folder, "organizations.csv", bundle, "id", "name").Rows)
        {
            if (!Accept(row, "id", "name", organizations.ContainsKey))
                continue;
            var organization = new Organization
            {
                Id = new OrganizationId(bundle.Id("organization", row["id"]!)),
                Slug = "",
                Name = row["name"]!,
                AlternateName = row["alternate_name"],
                Description = row["description"],
                Email = row["email"],
                Website = row["url"],
                TaxStatus = row["tax_status"],
                TaxId = row["tax_id"],
                LegalStatus = row["legal_status"],
                Source = source,
                SourceId = row["id"]!,
            };
            organizations.Add(organization.SourceId, organization);
            bundle.Organizations.Add(organization);
            if (row["year_incorporated"] is { } year && int.TryParse(year, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10000)
                organization.YearIncorporated = number;
            else
                Keep(organization.Extra, row, "year_incorporated");
            Keep(organization.Extra, row, "organization_tag");
            if (organization.Description is null)
                Flag("missing-description", row, organization.SourceId, "description", said: null, organization.Id.Value);
            CheckAddress(row, "url", organization.SourceId, organization.Id.Value);
        }
    }

    private void ReadLocations()
    {
        foreach (var row in CsvTable.Read(folder, "locations.csv", bundle, "id", "name").Rows)
        {
            if (!Accept(row, "id", required: null, locations.ContainsKey))
                continue;
            var location = new Location
            {
                Id = new LocationId(bundle.Id("location", row["id"]!)),
                Name = row["name"],
                AlternateName = row["alternate_name"],
                Description = row["description"],
                Transportation = row["transportation"],
                TimeZone = zone,
                Source = source,
                SourceId = row["id"]!,
            };
            locations.Add(location.SourceId, location);
            bundle.Locations.Add(location);
            if (location.Name is null)
                Flag("missing-name", row, location.SourceId, "name", said: null, location.Id.Value);
            location.OrganizationId = Owner(row, "organization_id", location.SourceId, location.Id.Value, location.Extra);
            ReadPoint(row, location);
        }
    }

    /// <summary>Zero degrees is how this dialect says that a point is unknown.</summary>
    private void ReadPoint(CsvRow row, Location location)
    {
        var said = $"{row["latitude"]} {row["longitude"]}".Trim();
        if (double.TryParse(row["latitude"], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(row["longitude"], CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude != 0 || longitude != 0))
        {
            (location.Latitude, location.Longitude) = (latitude, longitude);
            return;
        }
        Keep(location.Extra, row, "latitude");
        Keep(location.Extra, row, "longitude");
        Flag(said.Length == 0 ? "missing-coordinates" : "unreadable-coordinates", row, location.SourceId, "coordinates", said.Length == 0 ? null : said, location.Id.Value);
    }

    private void ReadServices(List<CsvRow> rows)
    {
        foreach (var row in rows)
        {
            if (!Accept(row, "service_recordid", "service_name", services.ContainsKey))
                continue;
            var service = new Service
            {
                Id = new ServiceId(bundle.Id("service", row["service_recordid"]!)),
                Slug = "",
                Name = row["service_name"]!,
                AlternateName = row["service_alternate_name"],
                Description = row["service_description"],
                Email = row["service_email"],
                Url = row["service_url"],
                ApplicationProcess = row["service_application_process"],
                WaitTime = row["service_wait_time"],
                Fees = row["service_fees"],
                Accreditations = row["service_accreditations"],
                Licenses = row["service_licenses"],
                Source = source,
                SourceId = row["service_recordid"]!,
            };
            services.Add(service.SourceId, service);
            bundle.Services.Add(service);
            service.OrganizationId = Owner(row, "service_organization", service.SourceId, service.Id.Value, service.Extra);
            foreach (var column in KeptApart)
                Keep(service.Extra, row, column);
            if (service.Description is null)
                Flag("missing-description", row, service.SourceId, "description", said: null, service.Id.Value);
            if (row["service_status"] is { } status)
                Flag("unknown-status", row, service.SourceId, "service_status", status, service.Id.Value);
            if (row["service_email"] is { } mail && !mail.Contains('@', StringComparison.Ordinal))
                Flag("unreadable-email", row, service.SourceId, "service_email", mail, service.Id.Value);
            if (row["service_contacts"] is { } contacts)
                Flag("unresolved-contact", row, service.SourceId, "service_contacts", contacts, service.Id.Value);
            CheckAddress(row, "service_url", service.SourceId, service.Id.Value);
        }
    }

    /// <summary>The first of the organisations named that the file knows; what else is said stays readable.</summary>
    private OrganizationId? Owner(CsvRow row, string column, string id, Guid entry, Dictionary<string, string> extra)
    {
        var named = row.Ids(column).Where(i => i != "0").ToList();
        if (named.Count == 0)
        {
            Flag("no-organization", row, id, column, row[column], entry);
            return null;
        }
        var known = named.Select(n => organizations.GetValueOrDefault(n)).FirstOrDefault(o => o is not null);
        if (named.Count > 1)
            Flag("several-organizations", row, id, column, row[column], entry);
        else if (known is null)
            Flag("unresolved-organization", row, id, column, row[column], entry);
        if (named.Count > 1 || known is null)
            Keep(extra, row, column);
        return known?.Id;
    }

    private bool Accept(CsvRow row, string id, string? required, Func<string, bool> known)
    {
        if (row[id] is not { } value)
            bundle.Reject(row.File, row.Line, id, "a record without id cannot be found again");
        else if (known(value))
            bundle.Reject(row.File, row.Line, id, $"the id {value} is there twice; the first one is kept");
        else if (required is not null && row[required] is null)
            bundle.Reject(row.File, row.Line, required, "the name is missing");
        else
            return true;
        return false;
    }

    private void CheckAddress(CsvRow row, string column, string id, Guid entry)
    {
        if (row[column] is { } url && !(url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !url.Contains(' ', StringComparison.Ordinal) && Uri.IsWellFormedUriString(url, UriKind.Absolute)))
            Flag("unreadable-link", row, id, column, url, entry);
    }

    private void Flag(string code, CsvRow row, string id, string field, string? said, Guid entry) =>
        bundle.Flag(code, $"{row.File} {id}", field, said, entry);

    private static void Keep(Dictionary<string, string> extra, CsvRow row, string column)
    {
        if (row[column] is { } said)
            extra[column] = said;
    }
}
