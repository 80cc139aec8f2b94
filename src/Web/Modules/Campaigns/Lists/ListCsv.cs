using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>A list for a spreadsheet, in columns that the import reads back.</summary>
internal static class ListCsv
{
    private static readonly string[] Head = ["structure", "type", "contact", "fonction", "courriel", "adresse postale", "commune", "base légale", "recueil", "recueilli le", "origine", "vérifié le", "revenu le", "opposition"];

    public static byte[] Write(IEnumerable<Contact> contacts, IPlaces places)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" }))
        {
            foreach (var row in contacts.Select(c => Cells(c, places)).Prepend(Head))
            {
                foreach (var cell in row)
                    csv.WriteField(Formulas.Neutralise(cell) ?? "");
                csv.NextRecord();
            }
        }
        return stream.ToArray();
    }

    private static string?[] Cells(Contact c, IPlaces places) =>
    [
        c.StructureName, c.StructureType, c.ContactName, c.ContactFunction, c.Email, c.PostalAddress, c.CommuneCode is { } code ? places.Find(code)?.Name ?? code : null,
        c.LawfulBasis, c.BasisText, Day(c.BasisOn), c.Origin, Day(c.VerifiedOn), Day(c.BouncedOn), Day(c.OptedOutOn),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
