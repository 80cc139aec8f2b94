using System.Globalization;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>Reads data·inclusion v1: structures become organisations with their place, services stay services; codes of its lists are kept as terms.</summary>
internal sealed class InclusionReader(InclusionFile file, Bundle bundle, IPlaces places)
{
    public const string TermSource = "data-inclusion";

    /// <summary>Fields that a column of ours holds; all others are kept apart, as said.</summary>
    private static readonly string[] Held = ["id", "structure_id", "nom", "description", "adresse", "complement_adresse", "commune", "code_postal", "telephone", "courriel", "site_web", "siret", "contact_nom_prenom"];

    private readonly Dictionary<string, Organization> organizations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Location> locations = new(StringComparer.Ordinal);
    private readonly HashSet<string> services = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> terms = [];

    public Bundle Read()
    {
        foreach (var record in file.Structures.Where(r => Accept(r, organizations.ContainsKey)))
            Structure(record);
        foreach (var record in file.Services.Where(r => Accept(r, services.Contains)))
            Service(record);
        return bundle;
    }

    private void Structure(InclusionRecord record)
    {
        var organization = new Organization
        {
            Id = new OrganizationId(bundle.Id("organization", record["id"]!)),
            Slug = "",
            Name = record["nom"]!,
            Description = record["description"],
            Email = record["courriel"],
            Website = record["site_web"] ?? record["lien_source"],
            Siret = record["siret"],
            PlaceCode = Commune(record["code_insee"]),
            Source = bundle.Source,
            SourceId = record["id"]!,
        };
        Keep(record, organization.Extra);
        organizations.Add(organization.SourceId, organization);
        bundle.Organizations.Add(organization);
        Check(record, organization.Id.Value, InclusionSchema.Structure);
        if (record["telephone"] is { } number)
            bundle.Phones.Add(new Phone { Id = bundle.Id("phone", $"structure/{record["id"]}"), OrganizationId = organization.Id, Number = number });
        if (Place(record, $"structure/{record["id"]}", organization.Id) is { } location)
        {
            locations[record["id"]!] = location;
            new InclusionHours(bundle, record).Add($"structure/{record["id"]}", null, location.Id, location.Id.Value);
        }
    }

    private void Service(InclusionRecord record)
    {
        if (!organizations.TryGetValue(record["structure_id"] ?? "", out var organization))
        {
            bundle.Reject(record.File, record.Where("structure_id"), "structure_id", record["structure_id"] is { } named ? $"no structure that could be taken has the id {named}" : "it is missing");
            return;
        }
        services.Add(record["id"]!);
        var service = new Service
        {
            Id = new ServiceId(bundle.Id("service", record["id"]!)),
            OrganizationId = organization.Id,
            Slug = "",
            Name = record["nom"]!,
            Description = record["description"],
            Email = record["courriel"],
            Url = record["lien_source"],
            Fees = record["frais_precisions"] ?? record["frais"],
            Eligibility = string.Join('\n', new[] { record["publics_precisions"], record["conditions_acces"] }.OfType<string>()) is { Length: > 0 } who ? who : null,
            ApplicationProcess = record["mobilisation_precisions"],
            AreasServed = [.. record.Items("zone_eligibilite").Select(Area).OfType<string>()],
            AreaDescription = record["zone_eligibilite"] is { } zone && record.Items("zone_eligibilite").Any(z => Area(z) is null) ? zone : null,
            Source = bundle.Source,
            SourceId = record["id"]!,
        };
        Keep(record, service.Extra);
        bundle.Services.Add(service);
        Check(record, service.Id.Value, InclusionSchema.Service);
        if (record["telephone"] is { } number)
            bundle.Phones.Add(new Phone { Id = bundle.Id("phone", $"service/{record["id"]}"), ServiceId = service.Id, Number = number });
        if (record["contact_nom_prenom"] is { } name)
            bundle.Contacts.Add(new Contact { Id = bundle.Id("contact", record["id"]!), ServiceId = service.Id, Name = name });
        var own = Place(record, $"service/{record["id"]}", organization.Id);
        if ((own ?? locations.GetValueOrDefault(record["structure_id"]!)) is { } place)
            bundle.ServicesAtLocations.Add(new ServiceAtLocation { Id = bundle.Id("service_at_location", record["id"]!), ServiceId = service.Id, LocationId = place.Id });
        new InclusionHours(bundle, record).Add($"service/{record["id"]}", service.Id, own?.Id, service.Id.Value);
        foreach (var (list, codes) in InclusionSchema.Codes)
        {
            foreach (var code in record.Items(list).Where(codes.Contains))
                Say(service, list, code);
        }
    }

    /// <summary>Nothing is taken of a record that lacks what every record needs.</summary>
    private bool Accept(InclusionRecord record, Func<string, bool> known)
    {
        if (record["id"] is not { } id)
        {
            bundle.Reject(record.File, record.Where("id"), "id", "a record without id cannot be found again");
            return false;
        }
        if (known(id))
        {
            bundle.Reject(record.File, record.Where("id"), "id", $"the id {id} is there twice; the first one is kept");
            return false;
        }
        var lacks = InclusionSchema.Needed.Select(f => (Field: f, Why: InclusionSchema.Lacks(record, f))).Where(f => f.Why is not null).ToList();
        if (lacks.Count == 0)
            return true;
        bundle.Reject(record.File, record.Where(lacks[0].Field), lacks[0].Field, lacks[0].Why!);
        // The rest is looked at all the same: who mends the file wants to know all of it.
        foreach (var (field, why) in lacks.Skip(1))
            bundle.Note(record.File, record.Where(field), field, why!);
        Check(record, entry: null, InclusionSchema.Structure.Union(InclusionSchema.Service, StringComparer.Ordinal).Except(lacks.Select(l => l.Field), StringComparer.Ordinal));
        return false;
    }

    private void Check(InclusionRecord record, Guid? entry, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (record[field] is not { } value)
                continue;
            var faults = InclusionSchema.Codes.TryGetValue(field, out var codes) && InclusionSchema.Lists.Contains(field)
                ? record.Items(field).Where(c => !codes.Contains(c)).Select(c => $"“{c}” is not in the list {field}")
                : InclusionSchema.Fault(field, value, IsCommune) is { } fault ? [fault] : [];
            foreach (var said in faults)
            {
                bundle.Note(record.File, record.Where(field), field, entry is null ? said : $"{said}; kept as said");
                if (entry is not null)
                    bundle.Flag($"unreadable-{field.Replace('_', '-')}", $"{record.File} {record["id"]}", field, value, entry);
            }
        }
    }

    private Location? Place(InclusionRecord record, string id, OrganizationId owner)
    {
        var point = Point(record);
        if (record["adresse"] is null && record["commune"] is null && record["code_postal"] is null && point is null)
            return null;
        var code = Commune(record["code_insee"]);
        var location = new Location
        {
            Id = new LocationId(bundle.Id("location", id)),
            OrganizationId = owner,
            Latitude = point?.Latitude,
            Longitude = point?.Longitude,
            PlaceCode = code,
            TimeZone = code is not null ? places.Find(code)!.TimeZone : "Europe/Paris",
            AccessibilityDetails = record["accessibilite_lieu"],
            Source = bundle.Source,
            SourceId = id,
        };
        bundle.Locations.Add(location);
        bundle.Addresses.Add(new Address
        {
            Id = bundle.Id("address", id),
            LocationId = location.Id,
            Address1 = record["adresse"],
            Address2 = record["complement_adresse"],
            City = record["commune"],
            PostalCode = record["code_postal"],
            // HSDS asks for it and the commune's code tells it.
            StateProvince = code is null ? null : places.Ancestors(code).FirstOrDefault(p => p.Kind is PlaceKind.Departement)?.Name,
            Country = "FR",
            Position = 1,
        });
        return location;
    }

    private static (double Latitude, double Longitude)? Point(InclusionRecord record) =>
        double.TryParse(record["latitude"], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(record["longitude"], CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? (latitude, longitude) : null;

    private void Say(Service service, string list, string code)
    {
        var id = Platform.Data.NamedId.Of(TermSource, "term", $"{list}/{code}");
        if (terms.Add(id))
        {
            bundle.Terms.Add(new SourceTerm
            {
                Id = id,
                Source = TermSource,
                SourceId = $"{list}/{code}",
                Name = code.Replace("--", " : ", StringComparison.Ordinal).Replace('-', ' '),
                Taxonomy = $"data·inclusion : {list}",
                TaxonomyId = Platform.Data.NamedId.Of(TermSource, "taxonomy", list),
                Code = code,
            });
        }
        bundle.ServiceTerms.Add(new ServiceTerm { Id = bundle.Id("service_term", $"{service.SourceId}/{list}/{code}"), ServiceId = service.Id, TermId = id });
    }

    private bool IsCommune(string code) => Commune(code) is not null;

    private string? Commune(string? code) => code is not null && places.Find($"fr-{code.ToLowerInvariant()}") is { Kind: PlaceKind.Commune } place ? place.Code : null;

    private string? Area(string code) => Commune(code) ?? places.Find($"fr-dep-{code.ToLowerInvariant()}")?.Code;

    private static void Keep(InclusionRecord record, Dictionary<string, string> extra)
    {
        foreach (var (field, said) in record.Values.Where(v => !Held.Contains(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal))
            extra[field] = said;
    }
}
