using Maillage.Platform.Text;

namespace Maillage.Modules.Vocabularies.Terms;

/// <summary>The labels of a term in the languages of the network; Belgian French where it says otherwise.</summary>
internal sealed record TermWords(string Fr, string? FrBe, string Nl, string En)
{
    /// <summary>Whether a label says this word, whatever its case, accents and ending in s.</summary>
    public bool Say(string word)
    {
        var wanted = Folded(word);
        return new[] { Fr, FrBe, Nl, En }.OfType<string>().Any(label => Folded(label).Contains(wanted, StringComparison.Ordinal));
    }

    private static string Folded(string text) => $" {string.Join(' ', Fold.Key(text).Split(' ').Select(w => w.TrimEnd('s')))} ";
}
