using System.Net.Mail;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What is typed for a field, put in the form in which it is kept; or a sentence that says what to mend.</summary>
internal sealed class FieldRules(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    private const int LongestLine = 300;
    private const int LongestText = 6000;
    private const int MostLines = 40;

    public (string? Value, string? Error) Read(EntryField field, IReadOnlyList<string> typed, string? before)
    {
        if (field.Kind is FieldKind.Codes)
            return Codes(field, typed, before);
        if (field.Kind is FieldKind.State)
            return State(typed, before);
        var text = Clean(typed.Count == 0 ? "" : typed[0]);
        // What nobody touched stays as its source wrote it, odd as it may be.
        return before is not null && Squeezed(text) == Squeezed(Show(field, before)!) ? (before, null) : Text(field, text, before);
    }

    /// <summary>The value as it is shown and typed.</summary>
    public string? Show(EntryField field, string? value) => value is null ? null : field.Kind switch
    {
        FieldKind.Places => string.Join('\n', Lines(value).Select(PlaceName)),
        FieldKind.Codes or FieldKind.State => string.Join(", ", Lines(value).Select(c => vocabularies.Label(field.List!, c, texts))),
        _ => value,
    };

    private (string?, string?) Text(EntryField field, string text, string? before)
    {
        if (text.Length == 0)
            return field.Name == "name" ? (null, texts["keeping.wrong.name"]) : (null, null);
        var longest = field.Kind is FieldKind.Line or FieldKind.Mail or FieldKind.Web or FieldKind.Number ? LongestLine : LongestText;
        if (text.Length > longest)
            return (text, texts["keeping.wrong.long", longest]);
        var lines = Lines(text);
        switch (field.Kind)
        {
            case FieldKind.Mail when !MailAddress.TryCreate(text, out var mail) || mail.Address != text:
                return (text, texts["keeping.wrong.mail"]);
            case FieldKind.Web when Reach.Link(text) is null:
                return (text, texts["keeping.wrong.web"]);
            case FieldKind.Number when text.Count(char.IsAsciiDigit) is < 9 or > 14 || text.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ' ')):
                return (text, texts["keeping.wrong.number"]);
            case FieldKind.Phones or FieldKind.Hours or FieldKind.Places when lines.Length > MostLines:
                return (text, texts["keeping.wrong.lines", MostLines]);
            case FieldKind.Phones when lines.FirstOrDefault(l => !PhoneLines.IsNumber(PhoneLines.Read(l).Number)) is { } wrong:
                return (text, texts["keeping.wrong.phone", wrong]);
            case FieldKind.Places:
                return PlacesOf(lines, text, before);
            case FieldKind.Line:
                return (Squeezed(text), null);
            default:
                return (field.Kind is FieldKind.Text ? text : string.Join('\n', lines), null);
        }
    }

    private (string?, string?) PlacesOf(string[] lines, string text, string? before)
    {
        var codes = new List<string>();
        // A place that stands there already keeps its code, whatever its name may mean elsewhere.
        var known = Lines(before ?? "").ToLookup(PlaceName, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var code = known[line].FirstOrDefault() ?? places.Find(line)?.Code ?? Certain(line);
            if (code is null)
                return (text, texts[places.Resolve(line).Choices.Count > 1 ? "keeping.wrong.place_which" : "keeping.wrong.place", line, string.Join(" · ", places.Resolve(line).Choices.Take(4).Select(places.Label))]);
            if (!codes.Contains(code))
                codes.Add(code);
        }
        return (string.Join('\n', codes), null);
    }

    private string? Certain(string line)
    {
        var answer = places.Resolve(line);
        return answer.Corrected ? null : answer.Certain?.Code ?? answer.Choices.FirstOrDefault(p => string.Equals(places.Label(p), line, StringComparison.OrdinalIgnoreCase))?.Code;
    }

    private (string?, string?) Codes(EntryField field, IReadOnlyList<string> typed, string? before)
    {
        var held = Lines(before ?? "");
        var order = held.Concat(vocabularies.List(field.List!).Select(t => t.Code)).Distinct(StringComparer.Ordinal);
        return (string.Join('\n', order.Where(typed.Contains)) is { Length: > 0 } codes ? codes : null, null);
    }

    private (string?, string?) State(IReadOnlyList<string> typed, string? before) =>
        typed is [var code, ..] && (code == before || EntryFields.Choosable.Contains(code)) ? (code, null) : (before, texts["keeping.wrong.state"]);

    private string PlaceName(string code) => places.Find(code) is { } place ? places.Label(place) : code;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Browsers send line ends of their own; signs that cannot be seen have no place in an entry.
    private static string Clean(string text) =>
        new string([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim();
}
