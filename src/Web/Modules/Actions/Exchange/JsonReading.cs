using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>Reads values of the types a rubric expects; another type is a fault, and the rest of the file is still read.</summary>
internal static class JsonReading
{
    private const int LongestText = 200_000;

    public static string? Text(this FileFaults faults, string field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (value.ValueKind is not JsonValueKind.String)
            return faults.Wrong<string>(field, "a text", value);
        var text = value.GetString()!;
        if (text.Length <= LongestText)
            return text;
        faults.Add(field, $"this text has {text.Length} characters; {LongestText} at most.");
        return null;
    }

    public static int? Whole(this FileFaults faults, string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        _ => faults.WrongNumber<int>(field, "a whole number", value),
    };

    public static decimal? Number(this FileFaults faults, string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        _ => faults.WrongNumber<decimal>(field, "a number", value),
    };

    public static List<string> Texts(this FileFaults faults, string field, JsonElement value) => faults.Each(field, value, (f, v) => faults.Text(f, v)).OfType<string>().ToList();

    public static List<T> Each<T>(this FileFaults faults, string field, JsonElement value, Func<string, JsonElement, T> read)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return [];
        if (value.ValueKind is JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((v, i) => read($"{field}[{i}]", v))];
        faults.Wrong<string>(field, "a list", value);
        return [];
    }

    /// <summary>A member of an object; undefined where the value is no object or has no such member.</summary>
    public static JsonElement In(this JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    public static bool IsObject(this FileFaults faults, string field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
            return true;
        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            faults.Wrong<string>(field, "an object { … }", value);
        return false;
    }

    public static JsonArray ToJson(this IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    /// <summary>An object without the members that are not known.</summary>
    public static JsonObject Known(params (string Name, JsonNode? Value)[] members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                node[name] = value;
        }
        return node;
    }

    private static T? Wrong<T>(this FileFaults faults, string field, string wanted, JsonElement value) where T : class
    {
        faults.Add(field, $"must be {wanted}, and is {Name(value)}.");
        return null;
    }

    private static T? WrongNumber<T>(this FileFaults faults, string field, string wanted, JsonElement value) where T : struct
    {
        faults.Add(field, $"must be {wanted}, and is {Name(value)}.");
        return null;
    }

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
