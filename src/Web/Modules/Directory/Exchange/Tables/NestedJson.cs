using System.Text.Json;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>Takes records that hold each other apart into tables: a service with its organisation, its numbers, its places with their addresses.</summary>
internal sealed class NestedJson(Dictionary<string, List<IExchangeRow>> tables, string file, Bundle bundle)
{
    private static readonly Dictionary<string, (string Table, string? Kind)> Parts = new(StringComparer.Ordinal)
    {
        ["organization"] = ("organizations", "organization"),
        ["organizations"] = ("organizations", "organization"),
        ["service"] = ("services", "service"),
        ["services"] = ("services", "service"),
        ["location"] = ("locations", "location"),
        ["locations"] = ("locations", "location"),
        ["service_at_locations"] = ("service_at_location", "service_at_location"),
        ["program"] = ("programs", "program"),
        ["programs"] = ("programs", "program"),
        ["addresses"] = ("addresses", null),
        ["phones"] = ("phones", "phone"),
        ["schedules"] = ("schedules", null),
        ["contacts"] = ("contacts", "contact"),
        ["languages"] = ("languages", null),
        ["accessibility"] = ("accessibility", null),
        ["service_areas"] = ("service_areas", null),
        ["cost_options"] = ("cost_options", null),
        ["funding"] = ("funding", null),
        ["required_documents"] = ("required_documents", null),
        ["organization_identifiers"] = ("organization_identifiers", null),
        ["attributes"] = ("attributes", null),
        ["taxonomy_term"] = ("taxonomy_terms", "taxonomy_term"),
        ["taxonomy_terms"] = ("taxonomy_terms", "taxonomy_term"),
        ["taxonomy_detail"] = ("taxonomies", "taxonomy"),
    };

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public void Read(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("contents", out var contents))
            root = contents;
        var records = root.ValueKind is JsonValueKind.Array ? [.. root.EnumerateArray()] : new List<JsonElement> { root };
        foreach (var (i, record) in records.Index())
        {
            if (record.ValueKind is not JsonValueKind.Object)
                bundle.Reject(file, $"record {i + 1}", "record", "an object is needed");
            else
                Take(record, Guess(record), $"record {i + 1}", parent: null, parentKind: null);
        }
    }

    private static (string Table, string? Kind) Guess(JsonElement record)
    {
        bool Has(params string[] names) => Array.Exists(names, n => record.TryGetProperty(n, out _));
        return Has("location_type") ? Parts["location"]
            : Has("location") && Has("service", "service_id") ? Parts["service_at_locations"]
            : Has("status", "service_at_locations") ? Parts["service"]
            : Has("taxonomy_detail", "taxonomy", "term_uri") ? Parts["taxonomy_term"]
            : Has("uri", "version") && !Has("website", "legal_status") ? ("taxonomies", "taxonomy")
            : Parts["organization"];
    }

    private void Take(JsonElement record, (string Table, string? Kind) part, string where, JsonRow? parent, string? parentKind)
    {
        var row = new JsonRow(file, where, new Dictionary<string, string?>(StringComparer.Ordinal));
        foreach (var property in record.EnumerateObject().Where(p => !IsPart(p)))
            row[property.Name] = JsonRow.Text(property.Value);
        if (part.Table == "attributes")
        {
            row["link_id"] ??= parent?["id"];
        }
        else if (parent is not null && parentKind is not null && part.Kind is not ("organization" or "program" or "taxonomy" or "taxonomy_term" or "location") && row[$"{parentKind}_id"] is null)
        {
            row[$"{parentKind}_id"] = parent["id"];
        }
        else if (parentKind == "organization" && part.Kind == "location")
        {
            row["organization_id"] ??= parent?["id"];
        }
        foreach (var property in record.EnumerateObject().Where(IsPart))
        {
            var items = property.Value.ValueKind is JsonValueKind.Array ? property.Value.EnumerateArray().Where(i => i.ValueKind is JsonValueKind.Object).ToList() : [property.Value];
            foreach (var (i, item) in items.Index())
            {
                var kind = Parts[property.Name].Kind;
                // One of a kind is named by the row that holds it.
                if (property.Value.ValueKind is JsonValueKind.Object && kind is not null && item.TryGetProperty("id", out var id))
                    row[$"{kind}_id"] = id.ToString();
                Take(item, Parts[property.Name], $"{where}, {property.Name}[{i}]", row, part.Kind);
            }
        }
        // The same organisation stands in each of its services.
        if (row["id"] is not { } own || seen.Add($"{part.Table}/{own}") || parent is null)
            (tables.TryGetValue(part.Table, out var rows) ? rows : tables[part.Table] = []).Add(row);
    }

    private static bool IsPart(JsonProperty property) =>
        Parts.ContainsKey(property.Name) && (property.Value.ValueKind is JsonValueKind.Object || property.Value.ValueKind is JsonValueKind.Array);
}
