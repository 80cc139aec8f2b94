using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>Reads HSDS 3.0 into a bundle: our own export as it left, another's kept as said.</summary>
internal sealed class HsdsReader(HsdsFile file, Bundle bundle, string? zone)
{
    private readonly Dictionary<Guid, Organization> organizations = [];
    private readonly Dictionary<Guid, Service> services = [];
    private readonly Dictionary<Guid, Location> locations = [];
    private readonly Dictionary<Guid, SourceTerm> terms = [];
    private readonly Dictionary<Guid, (string List, string Code)> ownTerms = [];

    public Bundle Read()
    {
        Each(DirectoryTables.Organizations, "organization", organizations, required: "name", row => [("ParentId", Organization(row["parent_organization_id"]))]);
        foreach (var organization in organizations.Values.Where(o => o.ParentId is { } parent && !organizations.ContainsKey(parent.Value)))
        {
            bundle.Flag("unresolved-organization", $"organizations {organization.SourceId}", "parent_organization_id", organization.ParentId.ToString(), organization.Id.Value);
            organization.ParentId = null;
        }
        Each(DirectoryTables.Services, "service", services, required: "name", row => [("OrganizationId", Known(row, "organization_id", "organization", organizations))]);
        Each(DirectoryTables.Locations, "location", locations, required: null, row => [("OrganizationId", Known(row, "organization_id", "organization", organizations))]);
        Each(DirectoryTables.Addresses, "address", row => [("LocationId", Known(row, "location_id", "location", locations))]);
        Each(DirectoryTables.ServicesAtLocations, "service_at_location", row => [("ServiceId", Known(row, "service_id", "service", services)), ("LocationId", Known(row, "location_id", "location", locations))]);
        Each(DirectoryTables.Phones, "phone", Owners, required: "number", skip: row => IsNobodys(row, "phone"));
        Each(DirectoryTables.Schedules, "schedule", Owners);
        Each(DirectoryTables.Contacts, "contact", row => [("ServiceId", Known(row, "service_id", "service", services))], skip: row => row["service_id"] is null && IsNobodys(row, "contact", ofService: true));
        ReadTerms();
        Each(DirectoryTables.Attributes, "service_term", row => [("ServiceId", Known(row, "link_id", "service", services)), ("TermId", Id("term", row["taxonomy_term_id"])?.ToString())], skip: Attribute);
        foreach (var table in DirectoryTables.OwnOnes)
            Each(table, table.Name, _ => []);
        OnlyOnce();
        if (!file.IsOurs)
            new HsdsStranger(file, bundle, services.Values, organizations.Values, locations.Values, Id, zone).Settle();
        return bundle;
    }

    private (string, string?)[] Owners(IExchangeRow row) =>
    [
        ("OrganizationId", Known(row, "organization_id", "organization", organizations)),
        ("ServiceId", Known(row, "service_id", "service", services)),
        ("LocationId", Known(row, "location_id", "location", locations)),
    ];

    /// <summary>Numbers and contacts of what we do not hold (of a contact, of an organisation's office) are counted and left.</summary>
    private bool IsNobodys(IExchangeRow row, string kind, bool ofService = false)
    {
        if (file.IsOurs || (!ofService && (row["organization_id"] ?? row["service_id"] ?? row["location_id"]) is not null))
            return false;
        bundle.Count($"{kind}-of-something-else");
        return true;
    }

    private void ReadTerms()
    {
        foreach (var row in file["taxonomy_terms"])
        {
            if (Id("taxonomy", row["taxonomy_id"]) is { } taxonomy && OwnTaxonomies.All.FirstOrDefault(t => t.Id == taxonomy) is { } own && row["code"] is { } code && Id("term", row["id"]) is { } id)
                ownTerms[id] = (own.List, code);
        }
        Each(DirectoryTables.Terms, "term", terms, required: "name", row => [("ParentId", Id("term", row["parent_id"])?.ToString()), ("TaxonomyId", Id("taxonomy", row["taxonomy_id"])?.ToString())],
            skip: row => Id("term", row["id"]) is { } id && ownTerms.ContainsKey(id));
    }

    /// <summary>What is said in our own terms goes to our own lists; what is said of anything but a service has no place here.</summary>
    private bool Attribute(IExchangeRow row)
    {
        var term = Id("term", row["taxonomy_term_id"]);
        if (Id("service", row["link_id"]) is not { } link || !services.TryGetValue(link, out var service))
        {
            bundle.Count("attribute-of-something-else");
            return true;
        }
        if (term is { } id && ownTerms.TryGetValue(id, out var own))
        {
            if (OwnTaxonomies.ListOf(service, own.List) is { } codes && !codes.Contains(own.Code))
                codes.Add(own.Code);
            return true;
        }
        if (term is not null && terms.ContainsKey(term.Value))
            return false;
        bundle.Flag("unresolved-term", $"{row.File} {row["id"]}", "taxonomy_term_id", row["taxonomy_term_id"], link);
        return true;
    }

    private void Each(ExchangeTable table, string kind, Func<IExchangeRow, (string, string?)[]> settle, string? required = null, Func<IExchangeRow, bool>? skip = null) =>
        Each<object>(table, kind, into: null, required, settle, skip);

    private void Each<T>(ExchangeTable table, string kind, Dictionary<Guid, T>? into, string? required, Func<IExchangeRow, (string, string?)[]> settle, Func<IExchangeRow, bool>? skip = null) where T : class
    {
        var list = table.Rows(bundle);
        var seen = new HashSet<Guid>();
        foreach (var row in file[table.Name])
        {
            if (skip?.Invoke(row) == true)
                continue;
            var id = Id(kind, row["id"]);
            if (id is null && table.Columns.Contains("id"))
                bundle.Reject(row.File, row.Line, "id", "a record without id cannot be found again");
            else if (id is { } known && !seen.Add(known))
                bundle.Reject(row.File, row.Line, "id", $"the id {row["id"]} is there twice; the first one is kept");
            else if (required is not null && row[required] is null)
                bundle.Reject(row.File, row.Line, required, "it is missing");
            else if (table.Read(row, bundle, Settled(table, row, id, settle(row))) is { } entity)
                Add(list, into, id, entity);
        }

        static void Add(System.Collections.IList list, Dictionary<Guid, T>? into, Guid? id, object entity)
        {
            list.Add(entity);
            if (id is { } key)
                into?.Add(key, (T)entity);
        }
    }

    private Dictionary<string, string?> Settled(ExchangeTable table, IExchangeRow row, Guid? id, (string Property, string? Value)[] more)
    {
        var settled = more.ToDictionary(m => m.Property, m => m.Value, StringComparer.Ordinal);
        if (id is not null)
            settled["Id"] = id.ToString();
        if (table.Type.GetProperty("SourceId") is { } sourceId && !ExchangeTable.IsOptional(sourceId) && row["maillage_source"] is null)
            (settled["Source"], settled["SourceId"]) = (bundle.Source, row["id"]);
        return settled;
    }

    private Guid? Id(string kind, string? said) => said is null ? null : Guid.TryParse(said, out var id) ? id : bundle.Id(kind, said);

    private string? Organization(string? said) => Id("organization", said)?.ToString();

    private string? Known<T>(IExchangeRow row, string column, string kind, Dictionary<Guid, T> known)
    {
        if (Id(kind, row[column]) is not { } id)
            return null;
        if (known.ContainsKey(id))
            return id.ToString();
        bundle.Flag($"unresolved-{kind}", $"{row.File} {row["id"] ?? row.Line}", column, row[column], entry: null);
        return null;
    }

    /// <summary>A service is once at a place, and has a term once.</summary>
    private void OnlyOnce()
    {
        var pairs = new HashSet<(Guid, Guid)>();
        bundle.ServicesAtLocations.RemoveAll(s => Again(s.ServiceId.Value, s.LocationId.Value, "service_at_location"));
        pairs.Clear();
        bundle.ServiceTerms.RemoveAll(t => Again(t.ServiceId.Value, t.TermId, "attributes"));

        bool Again(Guid one, Guid other, string table)
        {
            if (pairs.Add((one, other)))
                return false;
            bundle.Count($"{table}-said-again");
            return true;
        }
    }
}
