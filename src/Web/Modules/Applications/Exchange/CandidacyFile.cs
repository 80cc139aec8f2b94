using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Applications.Exchange;

/// <summary>One line of a file of applications: what it says, and what is wrong with it.</summary>
internal sealed record FileLine(int Line, CandidacyForm Form, DateOnly ReceivedOn, IReadOnlyList<string> Faults);

/// <summary>Reads a spreadsheet's applications, in UTF-8 or Windows-1252, with semicolons or commas. It only reads: nothing is written here.</summary>
internal sealed class CandidacyFile(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    public const int LargestFile = 1_000_000;
    private const int MostLines = 2000;

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["nom"] = "nom",
        ["prenom et nom"] = "nom",
        ["name"] = "nom",
        ["prenom"] = "prenom",
        ["courriel"] = "courriel",
        ["email"] = "courriel",
        ["e mail"] = "courriel",
        ["mail"] = "courriel",
        ["telephone"] = "telephone",
        ["tel"] = "telephone",
        ["structure"] = "structure",
        ["employeur"] = "structure",
        ["commune"] = "commune",
        ["ville"] = "commune",
        ["metier"] = "metier",
        ["profession"] = "metier",
        ["fonction"] = "metier",
        ["secteur"] = "secteur",
        ["recue le"] = "recue_le",
        ["date"] = "recue_le",
        ["motivation"] = "motivation",
    };

    /// <summary>Columns of the file that are not read, as it names them.</summary>
    public IReadOnlyList<string> Ignored { get; private set; } = [];

    public static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }

    /// <summary>Every line, or why the file cannot be read at all.</summary>
    public (IReadOnlyList<FileLine> Lines, Refusal? Refusal) Read(string text, DateOnly today)
    {
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = head.Count(';') >= head.Count(',') ? ";" : ",", BadDataFound = null, MaxFieldSize = 100_000 });
        try
        {
            if (!csv.Read())
                return ([], new Refusal("candidacies.file.empty"));
            var columns = csv.Record!.Select(c => Known.GetValueOrDefault(Fold.Key(c))).ToList();
            if (!columns.Contains("nom") || !columns.Contains("structure"))
                return ([], new Refusal("candidacies.file.columns"));
            Ignored = [.. csv.Record!.Where((c, i) => columns[i] is null && !CandidacyCsv.Columns.Contains(c))];
            var lines = new List<FileLine>();
            while (csv.Read())
            {
                var cells = csv.Record!;
                if (cells.All(string.IsNullOrWhiteSpace))
                    continue;
                if (lines.Count == MostLines)
                    return ([], new Refusal("candidacies.file.long", MostLines));
                lines.Add(Line(csv.RawRow, cells.Length == columns.Count ? name => columns.IndexOf(name) is >= 0 and var i ? Cell(cells[i]) : null : _ => null, cells.Length, columns.Count, today));
            }
            return lines.Count == 0 ? ([], new Refusal("candidacies.file.empty")) : (lines, null);
        }
        catch (CsvHelperException)
        {
            return ([], new Refusal("candidacies.file.unreadable", csv.RawRow));
        }
    }

    private FileLine Line(int number, Func<string, string?> cell, int count, int expected, DateOnly today)
    {
        if (count != expected)
            return new FileLine(number, new CandidacyForm(), today, [texts["candidacies.file.cells", count, expected]]);
        var form = new CandidacyForm
        {
            Name = string.Join(' ', new[] { cell("prenom"), cell("nom") }.OfType<string>()),
            Email = cell("courriel"),
            Phone = cell("telephone"),
            Structure = cell("structure"),
            Commune = cell("commune")?.Split('(')[0],
            Motivation = cell("motivation"),
        };
        var errors = new ModelStateDictionary();
        form.IsRight(needsMail: false, places, errors, texts);
        var faults = errors.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList();
        form.Profession = Code("professions", cell("metier"), "candidacies.file.profession", faults);
        form.Sector = Code(Lists.RequesterSectors, cell("secteur"), "candidacies.file.sector", faults);
        var received = today;
        if (cell("recue_le") is { } said && (!DateOnly.TryParseExact(said, ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out received) || received > today))
            faults.Add(texts["candidacies.file.date", said]);
        return new FileLine(number, form, received, faults);
    }

    /// <summary>A word of a list, by its code or by its label in any language, in the masculine or the feminine.</summary>
    private string? Code(string list, string? said, string fault, List<string> faults)
    {
        if (said is null)
            return null;
        var key = Fold.Key(said);
        var term = vocabularies.List(list).FirstOrDefault(t => t.Code == said || new[] { t.Label.Fr, t.Label.FrBe, t.Label.Nl, t.Label.En }.OfType<string>().SelectMany(Inclusive.Forms).Any(l => Fold.Key(l) == key));
        if (term is null)
            faults.Add(texts[fault, said]);
        return term?.Code;
    }

    private static string? Cell(string raw) => string.IsNullOrWhiteSpace(raw) ? null : Formulas.Restore(raw.Trim());
}
