using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Vocabularies.Terms;

/// <summary>What is typed to change or add an item.</summary>
internal sealed class TermForm
{
    private const int LongestLabel = 200;
    private const int LongestWord = 80;
    private const int MostWords = 60;

    public string? Fr { get; set; }

    public string? FrBe { get; set; }

    public string? Nl { get; set; }

    public string? En { get; set; }

    /// <summary>One search word or phrase a line: they may contain commas.</summary>
    public string? Synonyms { get; set; }

    /// <summary>What the form was filled in from.</summary>
    public int Version { get; set; }

    public static TermForm Of(Term term) => new()
    {
        Fr = term.Fr,
        FrBe = term.FrBe,
        Nl = term.Nl,
        En = term.En,
        Synonyms = string.Join('\n', term.Synonyms),
        Version = term.Version,
    };

    public TermWords? CheckedWords(ModelStateDictionary errors, Texts texts)
    {
        var (fr, nl, en) = (Checked(Fr, nameof(Fr), errors, texts), Checked(Nl, nameof(Nl), errors, texts), Checked(En, nameof(En), errors, texts));
        var belgian = string.IsNullOrWhiteSpace(FrBe) ? null : Checked(FrBe, nameof(FrBe), errors, texts);
        return fr is null || nl is null || en is null || (belgian is null && !string.IsNullOrWhiteSpace(FrBe)) ? null : new TermWords(fr, belgian, nl, en);
    }

    public List<string>? CheckedSynonyms(ModelStateDictionary errors, Texts texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<string> words = [.. (Synonyms ?? "").Split('\n').Select(Tidy).Where(w => Fold.Key(w).Length > 0 && seen.Add(Fold.Key(w)))];
        if (words.Find(w => w.Length > LongestWord) is { } tooLong)
            errors.AddModelError("Form.Synonyms", texts["terms.synonyms.too_long", tooLong[..20], LongestWord]);
        else if (words.Count > MostWords)
            errors.AddModelError("Form.Synonyms", texts["terms.synonyms.too_many", MostWords]);
        else
            return words;
        return null;
    }

    private static string? Checked(string? typed, string field, ModelStateDictionary errors, Texts texts)
    {
        var label = Tidy(typed ?? "");
        if (Fold.Key(label).Length == 0)
            errors.AddModelError($"Form.{field}", texts["terms.label.missing"]);
        else if (label.Length > LongestLabel)
            errors.AddModelError($"Form.{field}", texts["terms.label.too_long", LongestLabel]);
        else
            return label;
        return null;
    }

    private static string Tidy(string text) => string.Join(' ', new string([.. text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
