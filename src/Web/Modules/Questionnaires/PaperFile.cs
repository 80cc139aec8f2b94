using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>Sheets typed into a spreadsheet: UTF-8 or Windows-1252, semicolons or commas. Every fault is told with its line.</summary>
internal static class PaperFile
{
    public const int LargestFile = 1_000_000;
    public const int MostLines = 500;

    /// <summary>The sheets of the file, and what is wrong with it.</summary>
    public static (IReadOnlyList<PaperSheet> Sheets, IReadOnlyList<string> Faults) Read(byte[] bytes, Questionnaire questionnaire, Texts texts)
    {
        var text = Decoded.Of(bytes);
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        var delimiter = head.Count(';') >= head.Count(',') ? ";" : ",";
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, BadDataFound = null, MaxFieldSize = 100_000 });
        try
        {
            return Read(csv, questionnaire, texts);
        }
        catch (CsvHelperException)
        {
            return ([], [texts["questionnaires.file.unreadable", csv.RawRow]]);
        }
    }

    /// <summary>An empty file with its columns, to be filled in.</summary>
    public static string Model(Questionnaire questionnaire, Texts texts) =>
        string.Join(';', PaperColumns.Of(questionnaire, texts).Select(c => c.Code).Prepend(PaperColumns.PersonCode).Skip(questionnaire.IsPaired ? 0 : 1)) + "\r\n";

    private static (IReadOnlyList<PaperSheet> Sheets, IReadOnlyList<string> Faults) Read(CsvParser csv, Questionnaire questionnaire, Texts texts)
    {
        if (!csv.Read())
            return ([], [texts["questionnaires.file.empty"]]);
        string[] head = [.. csv.Record!.Select(Typed.Line)];
        var known = PaperColumns.Of(questionnaire, texts).Select(c => c.Code).Append(PaperColumns.PersonCode).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<string> faults =
        [
            .. head.Where(h => h.Length > 0 && !known.Contains(h)).Select(h => texts["questionnaires.file.column", Shown(h)]),
            .. head.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => texts["questionnaires.file.twice", Shown(g.Key)]),
        ];
        if (faults.Count == 0 && !head.Any(known.Contains))
            faults.Add(texts["questionnaires.file.no_column"]);
        if (faults.Count > 0)
            return ([], faults);
        var places = head.Index().Where(h => h.Item.Length > 0).ToDictionary(h => h.Item, h => h.Index, StringComparer.OrdinalIgnoreCase);
        var sheets = new List<PaperSheet>();
        while (csv.Read())
        {
            var record = csv.Record!;
            if (record.All(string.IsNullOrWhiteSpace))
                continue;
            if (sheets.Count == MostLines)
                return ([], [texts["questionnaires.file.long", MostLines]]);
            sheets.Add(Line(record, csv.RawRow, places, questionnaire, texts, faults));
        }
        if (sheets.Count == 0)
            faults.Add(texts["questionnaires.file.empty"]);
        return (sheets, faults);
    }

    private static PaperSheet Line(string[] record, int line, Dictionary<string, int> places, Questionnaire questionnaire, Texts texts, List<string> faults)
    {
        string? Cell(string code) => places.TryGetValue(code, out var place) ? Formulas.Restore(record.ElementAtOrDefault(place)) : null;
        var reader = new SheetReader(questionnaire, texts);
        var given = reader.Read(code => Cell(code) is { } cell ? [cell] : []);
        var code = reader.ReadCode(Cell(PaperColumns.PersonCode));
        if (reader.Faults.Count == 0 && given.IsEmpty)
            reader.Faults[""] = texts["questionnaires.file.no_answer"];
        faults.AddRange(reader.Faults.Select(f => f.Key.Length == 0 ? texts["questionnaires.file.line", line, f.Value] : texts["questionnaires.file.cell", line, f.Key, f.Value]));
        return new PaperSheet(given, code);
    }

    private static string Shown(string said) => said.Length > 40 ? $"{said[..40]}…" : said;
}
