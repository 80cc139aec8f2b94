using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications.Exchange;

/// <summary>All applications of an action for a spreadsheet: semicolons, the mark that shows accents, formulas neutralised. The same columns come in.</summary>
internal sealed class CandidacyCsv(IVocabularies vocabularies, IPlaces places, IReadOnlyDictionary<string, string> channels, Texts texts)
{
    public static readonly string[] Columns =
        ["numero", "nom", "courriel", "telephone", "metier", "secteur", "structure", "commune", "recue_le", "etat", "motif", "rang", "binome", "encadree_par", "accord_employeur", "reinviter", "deja_candidate", "arrivee", "canal", "motivation"];

    public byte[] Write(IReadOnlyList<Candidacy> all)
    {
        var numbers = all.ToDictionary(a => a.Id, a => a.NumberText);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" }))
        {
            Line(csv, Columns);
            foreach (var one in all)
            {
                Line(csv,
                [
                    one.NumberText, one.ApplicantName, one.Email, one.Phone, Label("professions", one.Profession), Label(Lists.RequesterSectors, one.Sector), one.StructureName,
                    one.CommuneCode is { } code && places.Find(code) is { } place ? places.Label(place) : one.CommuneCode, one.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Label(ShowModel.Statuses, one.Status), Label("application-reasons", one.Reason), one.Rank?.ToString(CultureInfo.InvariantCulture),
                    Number(one.PairedWithId), Number(one.ManagerId), one.EmployerAgrees is { } agrees ? Yes(agrees) : null, Yes(one.AgreesToBeAskedAgain), Yes(one.AppliedBefore), ArrivalWords.Entry(one, texts), ArrivalWords.Channel(one, channels, vocabularies, texts), one.Motivation,
                ]);
            }
        }
        return stream.ToArray();

        string? Number(CandidacyId? id) => id is { } known ? numbers.GetValueOrDefault(known) : null;
    }

    private static void Line(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Formulas.Neutralise(cell) ?? "");
        csv.NextRecord();
    }

    private string Yes(bool value) => texts[value ? "candidacies.csv.yes" : "candidacies.csv.no"];

    private string? Label(string list, string? code) => code is null ? null : vocabularies.Label(list, code, texts);
}
