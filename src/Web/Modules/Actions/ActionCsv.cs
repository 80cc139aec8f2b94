using System.Globalization;
using CsvHelper;
using Maillage.Platform.Print;
using Maillage.Platform.Text;

namespace Maillage.Modules.Actions;

/// <summary>A document as rows: heading, name, value, and what is said of the value. For spreadsheets: with the mark that shows accents, formulas neutralised.</summary>
internal static class ActionCsv
{
    public static byte[] Write(Sheet sheet)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            var heading = sheet.Title;
            foreach (var row in Rows(sheet))
            {
                heading = row.Heading ?? heading;
                foreach (var cell in new[] { heading, row.Name, row.Value, row.Said })
                    csv.WriteField(Formulas.Neutralise(cell) ?? "");
                csv.NextRecord();
            }
        }
        return stream.ToArray();
    }

    private static IEnumerable<(string? Heading, string? Name, string? Value, string? Said)> Rows(Sheet sheet)
    {
        yield return ("rubrique", "nom", "valeur", "précision");
        string? heading = sheet.Title;
        foreach (var part in sheet.Parts)
        {
            switch (part)
            {
                case SheetHeading next:
                    heading = next.Text;
                    break;
                case SheetText text:
                    yield return (heading, null, text.Text, null);
                    break;
                case SheetList list:
                    foreach (var item in list.Items)
                        yield return (heading, null, item, null);
                    break;
                case SheetFacts facts:
                    foreach (var (name, value) in facts.Rows)
                        yield return (heading, name, value, null);
                    break;
                case SheetTable table:
                    foreach (var row in table.Rows)
                        yield return (table.Caption, row[0], row.ElementAtOrDefault(1), string.Join(" | ", row.Skip(2).OfType<string>().Where(s => s.Length > 0)));
                    break;
            }
        }
    }
}
