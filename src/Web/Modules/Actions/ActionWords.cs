using System.Globalization;
using Maillage.Modules.Actions.Exchange;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Actions;

/// <summary>Codes and dates of a record in the reader's words; what no list knows is said as it was.</summary>
internal sealed class ActionWords(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    public const string Forms = "action-modules";

    public string Form(string code) => vocabularies.Label(Forms, code, texts);

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    public string? Labels(string list, IReadOnlyCollection<string> codes) => codes.Count == 0 ? null : string.Join("\u202f; ", codes.Select(c => Label(list, c)));

    /// <summary>Whether a word of "types of partners" is one; an acronym that the list of types does not know is an organisation (AIEM).</summary>
    public bool IsType(string said)
    {
        if (said.Any(char.IsLower) || !said.Any(char.IsLetter))
            return true;
        var word = $" {Fold.Key(said)} ";
        return vocabularies.List(Lists.StructureTypes).Any(t => $" {Fold.Key(t.Label.Fr)} {t.Code.Replace('-', ' ')} ".Contains(word, StringComparison.Ordinal));
    }

    public string Place(string code) => places.Find(code)?.ShortName ?? code;

    public string? Places(IReadOnlyCollection<string> codes) => codes.Count == 0 ? null : string.Join(", ", codes.Select(Place));

    public string? Frequency(string? code) => code is null ? null : Label(Rubrics.Frequencies, code);

    /// <summary>"septembre 2020 à juillet 2021"; null where no day is known.</summary>
    public string? Span(DateOnly? begins, DateOnly? ends) => (begins, ends) switch
    {
        ({ } from, { } to) when (from.Year, from.Month) == (to.Year, to.Month) => from.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
        ({ } from, { } to) => texts["actions.span", from.ToString("MMMM yyyy", CultureInfo.CurrentCulture), to.ToString("MMMM yyyy", CultureInfo.CurrentCulture)],
        ({ } from, null) => texts["actions.span_from", from.ToString("MMMM yyyy", CultureInfo.CurrentCulture)],
        _ => null,
    };

    /// <summary>"5 002 €": a narrow space, as registers write it.</summary>
    public static string Money(decimal amount, string? currency) =>
        $"{amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", CultureInfo.CurrentCulture)}\u00a0{(currency is null or "EUR" ? "€" : currency)}";
}
