using System.IO.Compression;
using System.Text;

namespace Maillage.Tests.Modules.Directory.Exchange;

/// <summary>Small .xlsx files, well made or not.</summary>
internal static class Spreadsheet
{
    /// <summary>Sheets by name, each a list of rows; a cell that begins with = is a formula whose last value is 42.</summary>
    public static void Write(string path, params (string Name, string?[][] Rows)[] sheets)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Part(zip, "[Content_Types].xml", $"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
        Part(zip, "_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="s{i + 1}"/>"""))}</sheets></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="s{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}</Relationships>""");
        foreach (var (i, sheet) in sheets.Index())
            Part(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(sheet.Rows.Select(Row))}</sheetData></worksheet>""");
    }

    private static string Row(string?[] cells, int row) =>
        $"""<row r="{row + 1}">{string.Concat(cells.Select((cell, column) => Cell(cell, $"{(char)('A' + column)}{row + 1}")))}</row>""";

    private static string Cell(string? cell, string name) => cell switch
    {
        null => "",
        ['=', .. var formula] => $"""<c r="{name}"><f>{formula}</f><v>42</v></c>""",
        _ => $"""<c r="{name}" t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(cell)}</t></is></c>""",
    };

    public static void Part(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
