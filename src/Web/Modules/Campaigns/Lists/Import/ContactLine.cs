using System.Globalization;
using Maillage.Platform.Data;
using Maillage.Platform.Text;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>Reads one line of a file into what the list keeps.</summary>
internal sealed class ContactLine(IReadOnlyDictionary<ContactColumn, int> map, Func<string, string?> communeOf)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss"];
    private readonly Dictionary<string, string?> communes = new(StringComparer.Ordinal);

    /// <summary>Whether the line read last says never to be written to.</summary>
    public bool OptsOut { get; private set; }

    public bool Read(string[] cells, out ContactDetails said, out Refusal? why)
    {
        said = null!;
        var structure = Cell(cells, ContactColumn.Structure);
        var mail = Cell(cells, ContactColumn.Mail);
        var (street, postcode, town) = (Cell(cells, ContactColumn.Street), Cell(cells, ContactColumn.Postcode), Cell(cells, ContactColumn.Town));
        var basis = BasisOf(Cell(cells, ContactColumn.Basis), out var refuses);
        var basisOn = Date(cells, ContactColumn.BasisOn, out var badBasisDate);
        var verified = Date(cells, ContactColumn.VerifiedOn, out var badVerified);
        OptsOut = IsYes(Cell(cells, ContactColumn.Opposition));
        why = structure is null ? new Refusal("mailing.line.no_structure")
            : structure.Length > ContactForm.LongestLine ? new Refusal("mailing.line.long", structure.Length)
            : mail is not null && !ContactForm.IsMail(mail) ? new Refusal("mailing.line.mail", Short(mail))
            : mail is null && street is null ? new Refusal("mailing.line.no_address")
            : refuses && !OptsOut ? new Refusal("mailing.line.refuses")
            : basis is "" ? new Refusal("mailing.line.basis", Short(Cell(cells, ContactColumn.Basis)!))
            : (badBasisDate ?? badVerified) is { } bad ? new Refusal("mailing.line.date", Short(bad))
            : null;
        if (why is not null)
            return false;
        var name = string.Join(' ', new[] { Cell(cells, ContactColumn.FirstName), Cell(cells, ContactColumn.Name) }.OfType<string>());
        said = new ContactDetails(
            structure!, Cut(Cell(cells, ContactColumn.StructureType)), Commune(postcode, town), name.Length == 0 ? null : Cut(name), Cut(Cell(cells, ContactColumn.Function)),
            mail, Postal(street, postcode, town), basis, Cut(Cell(cells, ContactColumn.BasisText)), basisOn, Cut(Cell(cells, ContactColumn.Origin)), verified);
        return true;
    }

    private string? Cell(string[] cells, ContactColumn column) =>
        map.TryGetValue(column, out var at) && at < cells.Length && Formulas.Restore(cells[at])!.Trim(' ', '\t', '\u00a0', '\u200b', '\r', '\n') is { Length: > 0 } text ? text : null;

    private DateOnly? Date(string[] cells, ContactColumn column, out string? bad)
    {
        bad = null;
        if (Cell(cells, column) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text.Split('T')[0], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateTime.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && (date = DateOnly.FromDateTime(time)) != default)
        {
            return date;
        }
        bad = text;
        return null;
    }

    private string? Commune(string? postcode, string? town)
    {
        if (town is null)
            return null;
        var asked = postcode is null ? town : $"{postcode} {town}";
        if (!communes.TryGetValue(asked, out var code))
            communes[asked] = code = communeOf(town) ?? (postcode is null ? null : communeOf(postcode));
        return code;
    }

    private static string? Postal(string? street, string? postcode, string? town)
    {
        if (street is null)
            return null;
        var last = string.Join(' ', new[] { postcode, town }.OfType<string>());
        var address = last.Length == 0 || street.EndsWith(last, StringComparison.OrdinalIgnoreCase) ? street : $"{street}\n{last}";
        return address[..Math.Min(address.Length, ContactForm.LongestAddress)];
    }

    /// <summary>Null = not said; empty = not understood.</summary>
    private static string? BasisOf(string? text, out bool refuses)
    {
        var key = text is null ? "" : Fold.Key(text);
        refuses = key is "non" or "no" or "0" or "nee" or "refus" or "faux" or "false";
        return key switch
        {
            _ when refuses => LawfulBases.Interest,
            "" => null,
            "oui" or "o" or "x" or "1" or "yes" or "ja" or "vrai" or "true" or "consentement" or "accord" or "ok" => LawfulBases.Consent,
            "interet legitime" or "interet" or "legitime" or "mission" => LawfulBases.Interest,
            _ => "",
        };
    }

    private static bool IsYes(string? text) => text is not null && Fold.Key(text) is not ("" or "non" or "no" or "0" or "nee" or "faux" or "false");

    private static string? Cut(string? text) => text is null ? null : text[..Math.Min(text.Length, ContactForm.LongestLine)];

    private static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;
}
