using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>An .xlsx with the sheets Structures and Services: names of fields in row 1, help in row 2, rows marked __ignore__ left out.</summary>
internal static class InclusionSpreadsheet
{
    private const int MostRows = 200_000;

    public static InclusionFile Read(string path, Bundle bundle)
    {
        ZipGuard.Check(path);
        // The reader asks for the code page of old .xls files before it looks at what it was given.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = Path.GetFileName(path);
        try
        {
            Formulas(path, name, bundle);
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            List<InclusionRecord>? structures = null, services = null;
            do
            {
                if (reader.Name == "Structures")
                    structures = Sheet(reader, name, InclusionSchema.Structure, bundle);
                else if (reader.Name == "Services")
                    services = Sheet(reader, name, InclusionSchema.Service, bundle);
            }
            while (reader.NextResult());
            return new InclusionFile(structures ?? throw Missing(path, "Structures"), services ?? throw Missing(path, "Services"));
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException)
        {
            throw new BadInputException($"{path}: cannot be read as an .xlsx spreadsheet.");
        }
    }

    private static BadInputException Missing(string path, string sheet) => new($"{path}: the sheet {sheet} is missing.");

    private static List<InclusionRecord> Sheet(IExcelDataReader reader, string file, string[] fields, Bundle bundle)
    {
        var records = new List<InclusionRecord>();
        var sheet = reader.Name;
        if (!reader.Read())
            return records;
        var columns = Header(reader, file, sheet, fields, bundle);
        for (var row = 2; reader.Read(); row++)
        {
            if (row > MostRows)
                throw new BadInputException($"{file}, {sheet}: more than {MostRows} rows.");
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (column, field) in columns)
            {
                if (column < reader.FieldCount && Text(reader.GetValue(column)) is { } text)
                    values[field] = text;
            }
            if (row == 2 || values.Count == 0 || values.Remove("__ignore__"))
                continue;
            var line = row;
            records.Add(new InclusionRecord(file, field => Cell(sheet, columns, field, line), values));
        }
        return records;
    }

    private static string Cell(string sheet, Dictionary<int, string> columns, string field, int row) =>
        columns.FirstOrDefault(c => c.Value == field) is { Value: not null } column ? $"{sheet}!{Letters(column.Key)}{row}" : $"{sheet}!{row}";

    private static Dictionary<int, string> Header(IExcelDataReader reader, string file, string sheet, string[] fields, Bundle bundle)
    {
        var columns = new Dictionary<int, string>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (Text(reader.GetValue(i)) is not { } field)
                continue;
            if (field == "__ignore__" || (fields.Contains(field) && !columns.ContainsValue(field)))
                columns[i] = field;
            else
                bundle.Note(file, $"{sheet}!{Letters(i)}1", field, fields.Contains(field) ? "this column is there twice; the first one is read" : "no field has this name; the column is not read");
        }
        foreach (var field in new[] { "id", "nom", "description", "date_maj" }.Concat(fields.Contains("structure_id") ? ["structure_id"] : []).Where(f => !columns.ContainsValue(f)))
            bundle.Note(file, $"{sheet}!1", field, "this column is missing, and every record needs it");
        return columns;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } plain ? plain : null,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString("0", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";

    /// <summary>Names each cell that holds a formula: only the value it last had is read.</summary>
    private static void Formulas(string path, string name, Bundle bundle)
    {
        using var zip = ZipFile.OpenRead(path);
        var sheets = Sheets(zip);
        foreach (var entry in zip.Entries.Where(e => sheets.ContainsKey(e.FullName)))
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var cell = "";
            while (xml.Read())
            {
                if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "c")
                    cell = xml.GetAttribute("r") ?? "";
                else if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "f")
                    bundle.Note(name, $"{sheets[entry.FullName]}!{cell}", "formula", "the cell holds a formula; it is not run, the value it last had is read");
            }
        }
    }

    /// <summary>Which part of the file holds which of the two sheets.</summary>
    private static Dictionary<string, string> Sheets(ZipArchive zip)
    {
        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship").ToDictionary(r => r["Id"], r => r["Target"], StringComparer.Ordinal);
        return Elements(zip, "xl/workbook.xml", "sheet").Where(s => s.GetValueOrDefault("name") is "Structures" or "Services" && targets.ContainsKey(s.GetValueOrDefault("id", "")))
            .ToDictionary(s => targets[s["id"]] is var target && target.StartsWith('/') ? target[1..] : $"xl/{target}", s => s["name"], StringComparer.Ordinal);
    }

    private static List<Dictionary<string, string>> Elements(ZipArchive zip, string part, string element)
    {
        var found = new List<Dictionary<string, string>>();
        if (zip.GetEntry(part) is not { } entry)
            return found;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName != element)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < xml.AttributeCount; i++)
            {
                xml.MoveToAttribute(i);
                attributes[xml.LocalName] = xml.Value;
            }
            found.Add(attributes);
        }
        return found;
    }
}
