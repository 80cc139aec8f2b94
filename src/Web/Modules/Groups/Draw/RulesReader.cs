using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maillage.Modules.Groups.Draw;

/// <summary>Reads the rules of a group from JSON: panel_size, quotas, max_per_value.</summary>
internal static class RulesReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The rules, checked as far as they can be without a pool.</summary>
    /// <exception cref="DrawFault">Names the file, the line and the field.</exception>
    public static DrawRules Read(byte[] bytes, string file)
    {
        if (RuleLines.Unreadable(bytes) is { } unreadable)
            throw new DrawFault(file, $"line {unreadable}", null, "the text is not UTF-8; save the file again as UTF-8.");
        JsonObject json;
        try
        {
            json = JsonNode.Parse(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes, documentOptions: Strict) as JsonObject
                ?? throw new DrawFault(file, "line 1", null, "an object with panel_size, quotas and max_per_value is needed.");
        }
        catch (JsonException e)
        {
            if (e.LineNumber is null && RuleLines.Twice(bytes) is var (field, line))
                throw new DrawFault(file, $"line {line}", field, "is there twice; keep one.");
            throw new DrawFault(file, $"line {(e.LineNumber ?? 0) + 1}", e.Path, "is no JSON; check commas, brackets and quotation marks.");
        }
        var size = Number(json["panel_size"], file, "panel_size") ?? throw new DrawFault(file, null, "panel_size", "is missing; write how many people a group has.");
        if (size < 1)
            throw new DrawFault(file, null, "panel_size", $"{size} places; at least 1 is needed.");
        var quotas = Members(json["quotas"], file, "quotas").SelectMany(c => Members(c.Value, file, $"quotas.{c.Key}")
            .Select(v => Quota(Known(c.Key, file, "quotas"), v.Key, v.Value, size, file))).ToArray();
        var caps = Members(json["max_per_value"], file, "max_per_value")
            .Select(c => (Column: Known(c.Key, file, "max_per_value"), Most: Cap(c.Value, file, $"max_per_value.{c.Key}"))).ToArray();
        // Names that differ by spaces or by the form of their accents only are one name.
        if (quotas.GroupBy(q => (q.Column, q.Value)).FirstOrDefault(g => g.Count() > 1) is { } quota)
            throw new DrawFault(file, null, $"quotas.{quota.Key.Column}.{quota.Key.Value}", "is there twice; keep one.");
        if (caps.GroupBy(c => c.Column, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } cap)
            throw new DrawFault(file, null, $"max_per_value.{cap.Key}", "is there twice; keep one.");
        var together = json["both_or_none"] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var column) => Known(column, file, "both_or_none"),
            _ => throw new DrawFault(file, null, "both_or_none", "the name of one column is needed."),
        };
        foreach (var key in (string[])["panel_size", "quotas", "max_per_value", "both_or_none"])
            json.Remove(key);
        return new DrawRules(size, quotas, caps.ToDictionary(c => c.Column, c => c.Most, StringComparer.Ordinal)) { Remarks = json, Together = together };
    }

    private static Bound Quota(string column, string value, JsonNode? node, int size, string file)
    {
        var name = $"quotas.{column}.{value}";
        var bounds = Members(node, file, name).ToDictionary(b => b.Key, b => b.Value, StringComparer.Ordinal);
        if (bounds.Keys.FirstOrDefault(k => k is not ("min" or "max")) is { } other)
            throw new DrawFault(file, null, $"{name}.{other}", "only min and max are known here.");
        var min = Number(bounds.GetValueOrDefault("min"), file, $"{name}.min") ?? 0;
        var max = Number(bounds.GetValueOrDefault("max"), file, $"{name}.max") ?? size;
        if (min < 0)
            throw new DrawFault(file, null, $"{name}.min", $"{min} is less than 0.");
        if (min > size)
            throw new DrawFault(file, null, $"{name}.min", $"{min} people are asked for and there are {size} places.");
        if (max < min)
            throw new DrawFault(file, null, $"{name}.max", $"the largest number ({max}) is below the smallest ({min}).");
        return new Bound(column, value.Trim().Normalize(NormalizationForm.FormC), min, max);
    }

    private static int Cap(JsonNode? node, string file, string name) => Number(node, file, name) switch
    {
        null => throw new DrawFault(file, null, name, "is missing; write how many people at most."),
        < 1 and var n => throw new DrawFault(file, null, name, $"{n} people at most would let nobody in; at least 1 is needed."),
        { } n => n,
    };

    private static string Known(string column, string file, string where) => column.Trim().Normalize(NormalizationForm.FormC) switch
    {
        "" or "id" => throw new DrawFault(file, null, $"{where}.{column}", "a rule needs the name of a column other than id."),
        var name => name,
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node, string file, string name) => node switch
    {
        null => [],
        JsonObject members => members,
        _ => throw new DrawFault(file, null, name, "names and values between { and } are needed."),
    };

    private static int? Number(JsonNode? node, string file, string name)
    {
        if (node is null)
            return null;
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number))
            return number;
        throw new DrawFault(file, null, name, "a whole number is needed.");
    }
}
