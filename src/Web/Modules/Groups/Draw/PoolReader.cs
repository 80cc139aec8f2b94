using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Platform.Text;

namespace Maillage.Modules.Groups.Draw;

/// <summary>Reads applicants from CSV: UTF-8 or Windows-1252, comma or semicolon.</summary>
internal static class PoolReader
{
    private const int LargestFile = 50_000_000;
    private const int LargestCell = 500;

    /// <summary>Everyone in the file, with the columns that the rules name.</summary>
    /// <exception cref="DrawFault">Names the file, the line and the field.</exception>
    public static Pool Read(byte[] bytes, string file, DrawRules rules)
    {
        if (bytes.Length > LargestFile)
            throw new DrawFault(file, null, null, $"the file is larger than {LargestFile / 1_000_000} MB.");
        var text = Decoded.Of(bytes);
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var delimiter = head.Count(';') > head.Count(',') ? ";" : ",";
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null, MaxFieldSize = 100_000 });
        try
        {
            return Read(csv, file, rules.Columns);
        }
        catch (CsvHelperException e)
        {
            throw new DrawFault(file, $"line {csv.RawRow}", null, $"cannot be read as CSV ({e.GetType().Name}); a quotation mark may be left open.");
        }
    }

    private static Pool Read(CsvParser csv, string file, IReadOnlyList<string> columns)
    {
        if (!csv.Read())
            throw new DrawFault(file, "line 1", null, "the file is empty; a first line of column names is needed.");
        string[] head = [.. csv.Record!.Select(Clean)];
        if (head.GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DrawFault(file, "line 1", twice.Key, "the column is there twice.");
        int[] places = [.. columns.Prepend("id").Select(c => head.IndexOf(c) is >= 0 and var i ? i : throw new DrawFault(file, "line 1", c, "the column is missing."))];
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = new List<Applicant>();
        while (csv.Read())
        {
            var line = csv.RawRow;
            if (csv.Record!.All(string.IsNullOrWhiteSpace))
                continue;
            if (csv.Count != head.Length)
                throw new DrawFault(file, $"line {line}", null, $"{csv.Count} cells where the first line names {head.Length}.");
            string[] cells = [.. places.Select(p => Cell(csv.Record![p], file, line, head[p]))];
            if (!lines.TryAdd(cells[0], line))
                throw new DrawFault(file, $"line {line}", "id", $"{cells[0]} is already on line {lines[cells[0]]}; each person needs an id of their own.");
            people.Add(new Applicant(cells[0], cells[1..]));
        }
        if (people.Count == 0)
            throw new DrawFault(file, "line 2", "id", "there is nobody in the file.");
        return new Pool(columns, people);
    }

    private static string Cell(string raw, string file, int line, string column)
    {
        var cell = Clean(raw);
        if (cell.Length == 0)
            throw new DrawFault(file, $"line {line}", column, column == "id" ? "the id is blank." : "the cell is blank; write a value of its own for who has none.");
        if (cell.Length > LargestCell)
            throw new DrawFault(file, $"line {line}", column, $"the text has {cell.Length} signs, {LargestCell} are allowed.");
        if (cell.Any(char.IsControl))
            throw new DrawFault(file, $"line {line}", column, "the text holds a line end or another control sign.");
        return cell;
    }

    // Accents in one form only, so that what looks equal is equal.
    private static string Clean(string text) => text.Trim().Trim('\ufeff', '\u200b').Normalize(NormalizationForm.FormC);
}
