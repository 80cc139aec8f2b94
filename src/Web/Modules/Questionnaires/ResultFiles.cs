using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Questionnaires;

/// <summary>Results for other programs: counts only, hidden as on the page.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Csv(IEnumerable<Result> results)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var row in Rows(results).Prepend(["code", "question", "reponse", "nombre", "exprimes"]))
            {
                foreach (var cell in row)
                    csv.WriteField(Formulas.Neutralise(cell));
                csv.NextRecord();
            }
        }
        return stream.ToArray();
    }

    public static byte[] Json(Questionnaire questionnaire, ResultSheet sheet, IEnumerable<Result> results, IEnumerable<Compared> compared) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        questionnaire.Title,
        questionnaire.Moment,
        Repondants = sheet.Selected,
        Demandes = questionnaire.Asked,
        DepuisPapier = sheet.IsFiltered ? (int?)null : sheet.FromPaper,
        Resultats = results.Select(r => new { r.Code, Question = r.Text, Exprimes = r.Answered, Reponses = r.Parts?.Select(p => new { Reponse = p.Label, Nombre = p.Count }), Hauts = r.High, Moyenne = Rounded(r.Mean) }),
        Comparaison = compared.Select(c => new { c.Code, Question = c.Text, AvantExprimes = c.BeforeCount, AvantMoyenne = Rounded(c.Before), Exprimes = c.NowCount, Moyenne = Rounded(c.Now), Paires = c.Pairs, PlusHaut = c.Change?.Higher, Pareil = c.Change?.Alike, PlusBas = c.Change?.Lower }),
    }, Written);

    private static IEnumerable<string[]> Rows(IEnumerable<Result> results)
    {
        foreach (var result in results)
        {
            var answered = result.Answered.ToString(CultureInfo.InvariantCulture);
            if (result.Parts is null)
                yield return [result.Code, result.Text, "", "", answered];
            foreach (var part in result.Parts ?? [])
                yield return [result.Code, result.Text, part.Label, part.Count?.ToString(CultureInfo.InvariantCulture) ?? "", answered];
        }
    }

    private static double? Rounded(double? mean) => mean is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;
}
