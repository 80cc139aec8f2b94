using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maillage.Platform.Hosting;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>Writes tables as a folder of CSV with its datapackage.json, or as one JSON file; the name appears only once all is written.</summary>
internal static class HsdsExport
{
    private const string Package = "datapackage.json";
    private const int Piece = 32_768;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t");
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Write(IReadOnlyList<WrittenTable> tables, string path, CancellationToken cancel)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            await WholeFile.Write(path, stream => WriteJson(tables, stream, cancel));
        else
            await WriteFolder(tables, path, cancel);
    }

    private static async Task WriteFolder(IReadOnlyList<WrittenTable> tables, string path, CancellationToken cancel)
    {
        if (File.Exists(path) || (System.IO.Directory.Exists(path) && System.IO.Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(Path.Combine(path, Package))))
            throw new BadInputException($"{path}: exists and is no earlier export; name a new or empty folder, or a file ending in .json.");
        var draft = $"{path.TrimEnd('/')}.partial";
        if (System.IO.Directory.Exists(draft))
            System.IO.Directory.Delete(draft, recursive: true);
        System.IO.Directory.CreateDirectory(draft);
        foreach (var table in tables)
            await WriteCsv(table, Path.Combine(draft, $"{table.Name}.csv"), cancel);
        await using (var stream = File.Create(Path.Combine(draft, Package)))
            await WritePackage(tables, stream, cancel);
        if (System.IO.Directory.Exists(path))
            System.IO.Directory.Delete(path, recursive: true);
        System.IO.Directory.Move(draft, path);
    }

    public static async Task WriteCsv(WrittenTable table, string path, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await WriteCsv(table, writer, cancel);
    }

    /// <summary>In pieces of some size and never blocking, for it also goes straight into answers.</summary>
    public static async Task WriteCsv(WrittenTable table, TextWriter writer, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            foreach (var (i, cell) in row.Index())
                Cell(i == 0 ? text : text.Append(','), Formulas.Neutralise(cell));
            text.Append('\n');
            if (text.Length < Piece)
                continue;
            await writer.WriteAsync(text, cancel);
            text.Clear();
        }
        await writer.WriteAsync(text, cancel);
    }

    private static void Cell(StringBuilder text, string? cell)
    {
        if (cell is null)
            return;
        // A space at an end is quoted, or readers may take it away.
        if (cell.AsSpan().IndexOfAny(Quoted) < 0 && !cell.StartsWith(' ') && !cell.EndsWith(' '))
            text.Append(cell);
        else
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static async Task WritePackage(IReadOnlyList<WrittenTable> tables, Stream stream, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("name", "maillage-hsds");
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("hsds_version", "3.0");
        json.WriteStartArray("resources");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteString("path", $"{table.Name}.csv");
            json.WriteString("encoding", "utf-8");
            json.WriteStartObject("schema");
            json.WriteStartArray("fields");
            foreach (var column in table.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column);
                json.WriteString("type", "string");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (table.Columns.Contains("id"))
                json.WriteString("primaryKey", "id");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static async Task WriteJson(IReadOnlyList<WrittenTable> tables, Stream stream, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        foreach (var table in tables)
        {
            json.WriteStartArray($"{table.Name}.csv");
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                foreach (var (column, cell) in table.Columns.Zip(row).Where(c => c.Second is not null))
                    json.WriteString(column, cell);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            await json.FlushAsync(cancel);
        }
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }
}

/// <summary>A file that appears under its name only when it is whole.</summary>
internal static class WholeFile
{
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        if (System.IO.Directory.Exists(path))
            throw new BadInputException($"{path}: is a folder; name a file.");
        var draft = $"{path}.partial";
        await using (var stream = File.Create(draft))
            await write(stream);
        File.Move(draft, path, overwrite: true);
    }
}
