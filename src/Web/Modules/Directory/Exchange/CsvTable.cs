using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Platform.Hosting;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>One line of a table; an empty cell and an absent column are both null.</summary>
internal sealed class CsvRow(CsvTable table, int line, string[] cells) : Tables.IExchangeRow
{
    public string File => table.Name;

    public string Line => $"line {line}";

    public IEnumerable<string> Columns => table.Columns;

    public string? this[string column] => table.Column(column) is { } i && cells[i].Length > 0 ? cells[i] : null;

    /// <summary>The ids of a cell that holds several, without repeats.</summary>
    public IEnumerable<string> Ids(string column) =>
        (this[column] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}

/// <summary>A CSV file read with patience for what is odd and none for what cannot be read.</summary>
internal sealed class CsvTable
{
    private const int LargestCell = 1_000_000;
    // Signs without width that copying from web pages leaves behind; a cell that holds nothing else is empty.
    private static readonly char[] Invisible = ['\u200b', '\ufeff', '\u00a0', ' ', '\t', '\r', '\n'];
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string name) => Name = name;

    public string Name { get; }

    /// <summary>Written by this program: every sign counts, and apostrophes before formulas are its own.</summary>
    public bool Verbatim { get; private init; }

    public IReadOnlyCollection<string> Columns => columns.Keys;

    public List<CsvRow> Rows { get; } = [];

    public int? Column(string name) => columns.TryGetValue(name, out var i) ? i : null;

    /// <summary>Reads a file; rows that cannot be are rejected in the bundle, a file that cannot be is bad input.</summary>
    public static CsvTable Read(string folder, string name, Bundle bundle, params string[] required)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new BadInputException($"{path}: the file is missing.");
        return Load(path, name, bundle, required);
    }

    public static CsvTable ReadOptional(string folder, string name, Bundle bundle, params string[] required) =>
        Path.Combine(folder, name) is var path && File.Exists(path) ? Load(path, name, bundle, required) : new CsvTable(name);

    public static CsvTable ReadVerbatim(string folder, string name, Bundle bundle) => Load(Path.Combine(folder, name), name, bundle, [], verbatim: true);

    private static CsvTable Load(string path, string name, Bundle bundle, string[] required, bool verbatim = false)
    {
        var table = new CsvTable(name) { Verbatim = verbatim };
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MaxFieldSize = LargestCell, Mode = CsvMode.RFC4180 });
        try
        {
            table.ReadHeader(csv, path, required);
            while (csv.Read())
                table.ReadRow(csv, bundle);
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{path}, line {FirstBadLine(path)}: the text is not UTF-8. Save the file as UTF-8 and try again.");
        }
        catch (CsvHelperException e)
        {
            throw new BadInputException($"{path}, line {csv.RawRow}: cannot be read as CSV ({e.GetType().Name}). A quotation mark may be left open.");
        }
        return table;
    }

    private void ReadHeader(CsvParser csv, string path, string[] required)
    {
        if (!csv.Read())
            throw new BadInputException($"{path}: the file is empty; a first line of column names is needed.");
        foreach (var (i, column) in csv.Record!.Index())
        {
            if (!columns.TryAdd(column.Trim(Invisible), i))
                throw new BadInputException($"{path}, line 1: the column {column} is there twice.");
        }
        foreach (var column in required.Where(c => !columns.ContainsKey(c)))
            throw new BadInputException($"{path}, line 1: the column {column} is missing.");
    }

    private void ReadRow(CsvParser csv, Bundle bundle)
    {
        if (csv.Count != columns.Count)
            bundle.Reject(Name, $"line {csv.RawRow}", "row", $"{csv.Count} cells where the first line names {columns.Count}");
        else if (Array.FindIndex(csv.Record!, c => c.Contains('\0', StringComparison.Ordinal)) is >= 0 and var bad)
            bundle.Reject(Name, $"line {csv.RawRow}", columns.Keys.ElementAt(bad), "the text holds a NUL sign");
        else
            Rows.Add(new CsvRow(this, csv.RawRow, [.. csv.Record!.Select(c => Verbatim ? Formulas.Restore(c)! : c.Trim(Invisible))]));
    }

    private static int FirstBadLine(string path)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var line = 1;
        foreach (var text in File.ReadLines(path, Encoding.Latin1))
        {
            try
            {
                strict.GetCharCount(Encoding.Latin1.GetBytes(text));
            }
            catch (DecoderFallbackException)
            {
                return line;
            }
            line++;
        }
        return line;
    }
}
