using System.Text;
using System.Text.Json;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>A folder with structures.jsonl and services.jsonl: one object per line.</summary>
internal static class InclusionLines
{
    private const int LongestLine = 1_000_000;

    public static InclusionFile Read(string folder, Bundle bundle) => new(Read(folder, "structures.jsonl", bundle), Read(folder, "services.jsonl", bundle));

    private static List<InclusionRecord> Read(string folder, string name, Bundle bundle)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new BadInputException($"{path}: the file is missing.");
        var records = new List<InclusionRecord>();
        var number = 0;
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            while (BoundedLine.Read(reader, LongestLine) is { } line)
            {
                number++;
                if (line.Length > LongestLine)
                    throw new BadInputException($"{path}, line {number}: the line is longer than {LongestLine:N0} signs.");
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Parse(name, number, line, bundle) is { } record)
                    records.Add(record);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{path}, line {number + 1}: the text is not UTF-8. Save the file as UTF-8 and try again.");
        }
        return records;
    }

    private static InclusionRecord? Parse(string name, int number, string line, Bundle bundle)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                throw new JsonException();
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (Text(property.Value) is { } text)
                    values[property.Name] = text;
            }
            return new InclusionRecord(name, _ => $"line {number}", values);
        }
        catch (JsonException)
        {
            bundle.Reject(name, $"line {number}", "line", "this is not a JSON object");
            return null;
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString()!.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text).OfType<string>()) is { Length: > 0 } list ? list : null,
        _ => value.GetRawText(),
    };
}

/// <summary>Lines whose length has an end, whatever the file.</summary>
internal static class BoundedLine
{
    /// <summary>The next line, cut just beyond <paramref name="longest"/>; null at the end.</summary>
    public static string? Read(TextReader reader, int longest)
    {
        var line = new StringBuilder();
        int sign;
        while ((sign = reader.Read()) >= 0 && sign != '\n')
        {
            if (line.Append((char)sign).Length > longest)
                return line.ToString();
        }
        return sign < 0 && line.Length == 0 ? null : line.ToString().TrimEnd('\r');
    }
}
