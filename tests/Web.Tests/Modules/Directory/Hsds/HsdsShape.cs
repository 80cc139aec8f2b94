using System.Globalization;
using System.Net.Mail;
using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Hsds;

/// <summary>What HSDS 3.0 asks of one kind of object: fields that must be there, types and formats, words allowed, parts. Known by the project itself.</summary>
internal sealed record HsdsShape(string[] Required)
{
    public Dictionary<string, string> Fields { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, string[]> Allowed { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, HsdsShape> Parts { get; init; } = new(StringComparer.Ordinal);

    public static IEnumerable<string> Check(JsonElement json, HsdsShape shape, string path)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return [$"{path}: an object is needed"];
        return shape.Required.Where(r => !json.TryGetProperty(r, out var value) || value.ValueKind is JsonValueKind.Null).Select(r => $"{path}.{r}: required")
            .Concat(json.EnumerateObject().SelectMany(p => CheckField(p, shape, $"{path}.{p.Name}")));
    }

    private static IEnumerable<string> CheckField(JsonProperty field, HsdsShape shape, string path)
    {
        if (shape.Parts.TryGetValue(field.Name, out var part))
        {
            return field.Value.ValueKind is JsonValueKind.Array
                ? field.Value.EnumerateArray().SelectMany((item, i) => Check(item, part, $"{path}[{i}]")) : Check(field.Value, part, path);
        }
        if (shape.Allowed.TryGetValue(field.Name, out var words))
            return field.Value.ValueKind is JsonValueKind.String && words.Contains(field.Value.GetString()) ? [] : [$"{path}: {field.Value} is not one of {string.Join(", ", words)}"];
        return shape.Fields.TryGetValue(field.Name, out var format) && !IsOf(field.Value, format) ? [$"{path}: {field.Value} is no {format}"] : [];
    }

    internal static bool IsOf(JsonElement value, string format) => format switch
    {
        "number" => value.ValueKind is JsonValueKind.Number,
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => value.ValueKind is JsonValueKind.String && value.GetString()! is var text && format switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
            "email" => MailAddress.TryCreate(text, out var mail) && mail.Address == text,
            "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => true,
        },
    };

    private static HsdsShape Of(string required, string uuids = "", string strings = "", string uris = "", string emails = "", string numbers = "", string times = "",
        Dictionary<string, string[]>? allowed = null, Dictionary<string, HsdsShape>? parts = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (names, format) in new[] { ($"id {uuids}", "uuid"), (strings, "string"), (uris, "uri"), (emails, "email"), (numbers, "number"), (times, "date-time") })
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                fields[name] = format;
        }
        return new HsdsShape(required.Split(' ')) { Fields = fields, Allowed = allowed ?? [], Parts = parts ?? [] };
    }

    public static HsdsShape Taxonomy { get; } = Of("id name description", strings: "name description version", uris: "uri");

    public static HsdsShape Term { get; } = Of("id name description", "parent_id taxonomy_id", "name description taxonomy code language", "term_uri", parts: new() { ["taxonomy_detail"] = Taxonomy });

    private static HsdsShape Attribute { get; } = Of("id", "link_id taxonomy_term_id", "link_type link_entity value", parts: new() { ["taxonomy_term"] = Term });

    private static Dictionary<string, HsdsShape> With(Dictionary<string, HsdsShape>? more = null) => new(more ?? [], StringComparer.Ordinal) { ["attributes"] = Attribute };

    private static HsdsShape Language { get; } = Of("id", "service_id location_id phone_id", "name code note", parts: With());

    private static HsdsShape Phone { get; } = Of("id number", "location_id service_id organization_id contact_id service_at_location_id", "number type description", numbers: "extension", parts: With(new() { ["languages"] = Language }));

    private static HsdsShape Schedule { get; } = Of("id", "service_id location_id service_at_location_id", "valid_from valid_to dtstart until byday byweekno bymonthday byyearday description opens_at closes_at attending_type notes", "schedule_link",
        numbers: "timezone count interval", allowed: new() { ["freq"] = ["WEEKLY", "MONTHLY"], ["wkst"] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] }, parts: With());

    private static HsdsShape Contact { get; } = Of("id", "organization_id service_id service_at_location_id location_id", "name title department", emails: "email", parts: With(new() { ["phones"] = Phone }));

    private static HsdsShape Address { get; } = Of("id address_1 city state_province postal_code country address_type", "location_id", "attention address_1 address_2 city region state_province postal_code country",
        allowed: new() { ["address_type"] = ["physical", "postal", "virtual"] }, parts: With());

    private static HsdsShape Accessibility { get; } = Of("id", "location_id", "description details", "url", parts: With());

    public static HsdsShape Location { get; } = Of("id location_type", "organization_id", "name alternate_name description transportation external_identifier external_identifier_type", "url", numbers: "latitude longitude",
        allowed: new() { ["location_type"] = ["physical", "postal", "virtual"] },
        parts: With(new() { ["addresses"] = Address, ["phones"] = Phone, ["schedules"] = Schedule, ["contacts"] = Contact, ["languages"] = Language, ["accessibility"] = Accessibility }));

    private static HsdsShape Identifier { get; } = Of("id identifier_type identifier", "organization_id", "identifier_scheme identifier_type identifier", parts: With());

    /// <summary>In lists only one-to-one fields are the specification's; what else a list shows is not looked at.</summary>
    public static HsdsShape OrganizationInList { get; } = Of("id name description", "parent_organization_id", "name alternate_name description tax_status tax_id legal_status logo", "website uri", "email", "year_incorporated");

    public static HsdsShape ServiceInList { get; } = Of("id name status", "organization_id program_id", "name alternate_name description interpretation_services application_process fees_description wait_time fees accreditations eligibility_description licenses alert assured_date",
        "url", "email assurer_email", "minimum_age maximum_age", "last_modified", allowed: new() { ["status"] = ["active", "inactive", "defunct", "temporarily closed"] }, parts: new() { ["organization"] = OrganizationInList });

    public static HsdsShape ServiceAtLocationInList { get; } = Of("id", "service_id location_id", "description", parts: new() { ["location"] = Location with { Parts = [] }, ["service"] = ServiceInList });

    public static HsdsShape Organization { get; } = OrganizationInList with
    {
        Parts = With(new() { ["phones"] = Phone, ["contacts"] = Contact, ["locations"] = Location, ["organization_identifiers"] = Identifier, ["services"] = Of("id", "organization_id") }),
    };

    private static HsdsShape ServiceAtLocationPart { get; } = Of("id", "service_id location_id", "description", parts: With(new() { ["location"] = Location, ["phones"] = Phone, ["schedules"] = Schedule, ["contacts"] = Contact }));

    public static HsdsShape Service { get; } = ServiceInList with
    {
        Parts = With(new()
        {
            ["organization"] = Organization,
            ["phones"] = Phone,
            ["schedules"] = Schedule,
            ["contacts"] = Contact,
            ["languages"] = Language,
            ["service_at_locations"] = ServiceAtLocationPart,
            ["service_areas"] = Of("id", "service_id", "name description extent extent_type", parts: With()),
            ["cost_options"] = Of("id", "service_id", "option currency amount_description", numbers: "amount", parts: With()),
        }),
    };

    public static HsdsShape ServiceAtLocation { get; } = ServiceAtLocationPart with { Parts = new(ServiceAtLocationPart.Parts, StringComparer.Ordinal) { ["service"] = Service } };
}
