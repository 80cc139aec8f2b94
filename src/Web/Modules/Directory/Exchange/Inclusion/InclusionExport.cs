using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>Writes the directory as data·inclusion v1; a record that lacks what the schema asks is left out and named.</summary>
internal sealed class InclusionExport(Bundle bundle, IVocabularies vocabularies)
{
    private const string Source = "maillage";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ILookup<Contracts.LocationId, Address> addresses = bundle.Addresses.OrderBy(a => a.Position).ToLookup(a => a.LocationId);
    private readonly Dictionary<Contracts.LocationId, Location> locations = bundle.Locations.ToDictionary(l => l.Id);

    /// <summary>Records left out, with the reason.</summary>
    public List<string> LeftOut { get; } = [];

    public async Task<(int Structures, int Services)> Write(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        var structures = new Dictionary<Contracts.OrganizationId, JsonObject>();
        foreach (var organization in bundle.Organizations)
        {
            if (Structure(organization) is { } structure)
                structures.Add(organization.Id, structure);
        }
        var services = bundle.Services.Select(s => Service(s, structures)).OfType<JsonObject>().ToList();
        await Lines(Path.Combine(folder, "structures.jsonl"), structures.Values);
        await Lines(Path.Combine(folder, "services.jsonl"), services);
        return (structures.Count, services.Count);
    }

    private static Task Lines(string path, IEnumerable<JsonObject> records) => WholeFile.Write(path, async stream =>
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var record in records)
            await writer.WriteLineAsync(record.ToJsonString(Readable));
    });

    private JsonObject? Structure(Organization o)
    {
        if (!IsWhole("structure", o.Slug, o.Name, o.Description))
            return null;
        var json = Start(o, o.Name, o.Description!, o.UpdatedAt, o.Extra);
        Put(json, "siret", o.Siret);
        var location = bundle.Locations.Find(l => l.OrganizationId == o.Id);
        Place(json, location, o.PlaceCode);
        Put(json, "telephone", bundle.Phones.Find(p => p.OrganizationId == o.Id)?.Number);
        Put(json, "courriel", o.Email);
        Link(json, "site_web", o.Website);
        Put(json, "horaires_accueil", location is null ? null : Hours(bundle.Schedules.Where(s => s.ServiceId is null && s.LocationId == location.Id)));
        Put(json, "accessibilite_lieu", o.Extra.GetValueOrDefault("accessibilite_lieu"));
        List(json, "reseaux_porteurs", o.Extra, o.StructureType is null ? [] : Mapped(Lists.StructureTypes, [o.StructureType], "datainclusion-reseau"));
        Said(json, o.Extra, "lien_source");
        return json;
    }

    private JsonObject? Service(Service s, Dictionary<Contracts.OrganizationId, JsonObject> structures)
    {
        if (!IsWhole("service", s.Slug, s.Name, s.Description))
            return null;
        if (s.OrganizationId is not { } owner || !structures.TryGetValue(owner, out var structure))
        {
            LeftOut.Add($"service {s.Slug}: its structure is not in the file");
            return null;
        }
        var json = Start(s, s.Name, s.Description!, s.UpdatedAt, s.Extra);
        json["structure_id"] = structure["id"]!.GetValue<string>();
        var at = bundle.ServicesAtLocations.Find(a => a.ServiceId == s.Id);
        Place(json, at is null ? null : locations.GetValueOrDefault(at.LocationId), place: null);
        var types = Mapped(Lists.SupportTypes, s.Supports, "datainclusion").Concat(Mapped(Lists.PersonHelpTypes, s.PersonHelps, "datainclusion")).ToList();
        Put(json, "type", s.Extra.GetValueOrDefault("type") ?? types.FirstOrDefault());
        List(json, "thematiques", s.Extra, Mapped(Lists.Themes, s.Themes, "datainclusion").Concat(Mapped(Lists.PersonHelpTypes, s.PersonHelps, "datainclusion-thematique")));
        Put(json, "frais", s.Extra.GetValueOrDefault("frais") ?? Mapped(Lists.Accessibility, s.Accessibility, "datainclusion-frais").FirstOrDefault());
        Put(json, "frais_precisions", s.Extra.GetValueOrDefault("frais_precisions") ?? (s.Extra.ContainsKey("frais") ? null : s.Fees));
        List(json, "publics", s.Extra, Mapped(Lists.Publics, s.Publics, "datainclusion"));
        Put(json, "conditions_acces", s.Extra.GetValueOrDefault("conditions_acces") ?? (s.Extra.ContainsKey("publics_precisions") ? null : s.Eligibility));
        Put(json, "telephone", bundle.Phones.Find(p => p.ServiceId == s.Id)?.Number);
        Put(json, "courriel", s.Email);
        Link(json, "lien_source", s.Url);
        List(json, "modes_accueil", s.Extra, Mapped(Lists.DeliveryModes, s.Modes, "datainclusion"));
        List(json, "zone_eligibilite", s.Extra, s.AreasServed.Where(a => a.StartsWith("fr-", StringComparison.Ordinal) && !a.Contains("-q-", StringComparison.Ordinal)).Select(a => a[(a.LastIndexOf('-') + 1)..].ToUpperInvariant()));
        Put(json, "mobilisation_precisions", s.ApplicationProcess);
        Put(json, "horaires_accueil", s.Extra.GetValueOrDefault("horaires_accueil") ?? Hours(bundle.Schedules.Where(h => h.ServiceId == s.Id)));
        foreach (var field in new[] { "publics_precisions", "lien_mobilisation" })
            Said(json, s.Extra, field);
        foreach (var field in new[] { "modes_mobilisation", "mobilisable_par" })
            List(json, field, s.Extra, []);
        foreach (var field in new[] { "volume_horaire_hebdomadaire", "nombre_semaines" })
        {
            if (double.TryParse(s.Extra.GetValueOrDefault(field), CultureInfo.InvariantCulture, out var number))
                json[field] = number;
        }
        return json;
    }

    private bool IsWhole(string kind, string slug, string name, string? description)
    {
        var why = name.Length is < 3 or > 150 ? "its name has not 3 to 150 signs" : (description?.Length ?? 0) is < 50 or > 2000 ? "its description has not 50 to 2,000 signs" : null;
        if (why is not null)
            LeftOut.Add($"{kind} {slug}: {why}");
        return why is null;
    }

    /// <summary>An entry that came from data·inclusion keeps its id and its date there.</summary>
    private static JsonObject Start(IEntry entry, string name, string description, DateTimeOffset updated, Dictionary<string, string> extra) => new()
    {
        ["id"] = extra.ContainsKey("date_maj") ? entry.SourceId : $"{Source}--{entry.EntryId}",
        ["source"] = extra.GetValueOrDefault("source") ?? (extra.ContainsKey("date_maj") ? entry.Source : Source),
        ["nom"] = WebUtility.HtmlDecode(name),
        ["description"] = WebUtility.HtmlDecode(description),
        ["date_maj"] = extra.GetValueOrDefault("date_maj") ?? DateOnly.FromDateTime(updated.UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private void Place(JsonObject json, Location? location, string? place)
    {
        var address = location is null ? null : addresses[location.Id].FirstOrDefault();
        Put(json, "adresse", address?.Address1);
        Put(json, "complement_adresse", address?.Address2);
        Put(json, "commune", address?.City);
        Put(json, "code_postal", address?.PostalCode);
        if ((location?.PlaceCode ?? place) is { } code && code.StartsWith("fr-", StringComparison.Ordinal) && code.Length == 8)
            json["code_insee"] = code[3..].ToUpperInvariant();
        if (location is { Longitude: { } longitude, Latitude: { } latitude })
            (json["longitude"], json["latitude"]) = (longitude, latitude);
    }

    private static string? Hours(IEnumerable<Schedule> schedules)
    {
        var rows = schedules.ToList();
        // Hours read from this very format are given back as they were written.
        if (rows.Count > 0 && rows[0].Said is { } said && rows.TrueForAll(r => r.Said == said) && OsmHours.Read(said).Kind is ReadingKind.Read)
            return said;
        var hours = ScheduleHours.Of(rows, [], TimeZoneInfo.Utc, HolidayCalendar.None);
        return hours.Unread.Count > 0 ? null : OsmHours.Write(hours);
    }

    private IEnumerable<string> Mapped(string list, IEnumerable<string> codes, string scheme) =>
        codes.Select(c => vocabularies.Find(list, c)?.Extra.GetValueOrDefault("maps_to") is { } json && JsonNode.Parse(json)?[scheme] is JsonValue value ? value.ToString() : null).OfType<string>().Distinct(StringComparer.Ordinal);

    private static void List(JsonObject json, string field, Dictionary<string, string> extra, IEnumerable<string> mapped)
    {
        var values = extra.TryGetValue(field, out var said) ? said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : mapped.Distinct(StringComparer.Ordinal).ToArray();
        if (InclusionSchema.Codes.TryGetValue(field, out var codes))
            values = [.. values.Where(codes.Contains)];
        if (values.Length > 0)
            json[field] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
    }

    private static void Said(JsonObject json, Dictionary<string, string> extra, string field) => Put(json, field, extra.GetValueOrDefault(field));

    private static void Link(JsonObject json, string field, string? value)
    {
        if (value is not null && InclusionSchema.IsLink(value))
            json[field] = value;
    }

    private static void Put(JsonObject json, string field, string? value)
    {
        if (value is { Length: > 0 })
            json[field] = WebUtility.HtmlDecode(value);
    }
}
