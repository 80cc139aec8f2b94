using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Hsds;

/// <summary>The published schemas, of which only types, formats, words and required fields are used.</summary>
internal sealed class CompiledSchema(string path)
{
    private readonly JsonElement schema = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    public IReadOnlyList<string> Check(JsonElement json) => [.. Check(json, schema, "$")];

    private static IEnumerable<string> Check(JsonElement json, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && !IsOf(json, type.GetString()!))
            return [$"{path}: {json.ValueKind} where {type} is asked"];
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.ToString() == json.ToString()))
            return [$"{path}: {json} is not allowed"];
        if (json.ValueKind is JsonValueKind.String && schema.TryGetProperty("format", out var format) && !HsdsShape.IsOf(json, format.GetString()!))
            return [$"{path}: {json} is no {format}"];
        if (json.ValueKind is JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            return json.EnumerateArray().SelectMany((item, i) => Check(item, items, $"{path}[{i}]"));
        if (json.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            return [];
        var missing = schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).Where(r => !json.TryGetProperty(r, out _)) : [];
        return missing.Select(m => $"{path}.{m}: required")
            .Concat(json.EnumerateObject().SelectMany(p => properties.TryGetProperty(p.Name, out var part) ? Check(p.Value, part, $"{path}.{p.Name}") : []));
    }

    private static bool IsOf(JsonElement json, string type) => type switch
    {
        "string" => json.ValueKind is JsonValueKind.String,
        "number" => json.ValueKind is JsonValueKind.Number,
        "array" => json.ValueKind is JsonValueKind.Array,
        "object" => json.ValueKind is JsonValueKind.Object,
        _ => true,
    };
}
