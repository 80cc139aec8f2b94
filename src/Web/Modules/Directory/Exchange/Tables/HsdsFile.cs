using System.Text.Json;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>The tables of an HSDS file: a folder of CSV, an object of tables, or records nested in each other as the API gives them.</summary>
internal sealed class HsdsFile
{
    private const long Largest = 256L << 20;
    private readonly Dictionary<string, List<IExchangeRow>> tables = new(StringComparer.Ordinal);

    public IReadOnlyList<IExchangeRow> this[string table] => tables.TryGetValue(table, out var rows) ? rows : [];

    /// <summary>Written by this program, with all that HSDS has no word for.</summary>
    public bool IsOurs => tables.ContainsKey("maillage_provenances");

    public static HsdsFile Read(string path, Bundle bundle)
    {
        var file = new HsdsFile();
        if (System.IO.Directory.Exists(path))
            file.ReadFolder(path, bundle);
        else if (File.Exists(path))
            file.ReadJson(path, bundle);
        else
            throw new BadInputException($"{path}: no such file or folder.");
        if (file["organizations"].Count + file["services"].Count + file["locations"].Count + file["taxonomy_terms"].Count == 0 && bundle.Rejections.Count == 0)
            throw new BadInputException($"{path}: no organizations, services, locations or taxonomy terms are in it; HSDS 3.0 has these as tables or objects.");
        return file;
    }

    private void ReadFolder(string path, Bundle bundle)
    {
        var names = System.IO.Directory.EnumerateFiles(path, "*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            throw new BadInputException($"{path}: no CSV file is in this folder.");
        if (names.Contains("services.csv") && File.ReadLines(Path.Combine(path, "services.csv")).FirstOrDefault()?.Contains("service_recordid", StringComparison.Ordinal) == true)
            throw new BadInputException($"{path}: services.csv has service_recordid, which is the older dialect: import it as orservices.");
        var ours = names.Contains("maillage_provenances.csv");
        foreach (var name in names)
        {
            var table = ours ? CsvTable.ReadVerbatim(path, name, bundle) : CsvTable.ReadOptional(path, name, bundle, name is "services.csv" or "organizations.csv" ? ["id", "name"] : name == "locations.csv" ? ["id"] : []);
            tables[Path.GetFileNameWithoutExtension(name)] = [.. table.Rows];
        }
    }

    private void ReadJson(string path, Bundle bundle)
    {
        if (new FileInfo(path).Length > Largest)
            throw new BadInputException($"{path}: the file is larger than {Largest >> 20} MB; give it as a folder of CSV instead.");
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 32 });
            var root = json.RootElement;
            if (root.ValueKind is JsonValueKind.Object && root.EnumerateObject().Any(p => p.Name.EndsWith(".csv", StringComparison.Ordinal) && p.Value.ValueKind is JsonValueKind.Array))
            {
                foreach (var table in root.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Array))
                    tables[Path.GetFileNameWithoutExtension(table.Name)] = [.. table.Value.EnumerateArray().Select((row, i) => JsonRow.Of(Path.GetFileName(path), $"{table.Name}[{i}]", row))];
            }
            else
            {
                new NestedJson(tables, Path.GetFileName(path), bundle).Read(root);
            }
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path}, line {e.LineNumber + 1}: this is not JSON that can be read; the file may be cut, or changed by hand. Ask for it again, or mend it there.");
        }
    }
}

/// <summary>An object of JSON as a row: its simple values; lists and objects inside it stay JSON text.</summary>
internal sealed class JsonRow(string file, string line, Dictionary<string, string?> values) : IExchangeRow
{
    public string File => file;

    public string Line => line;

    public IEnumerable<string> Columns => values.Keys;

    public string? this[string column]
    {
        get => values.GetValueOrDefault(column);
        set => values[column] = value;
    }

    public static IExchangeRow Of(string file, string line, JsonElement json)
    {
        var row = new JsonRow(file, line, new Dictionary<string, string?>(StringComparer.Ordinal));
        if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
                row[property.Name] = Text(property.Value);
        }
        return row;
    }

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        _ => value.GetRawText(),
    };
}
