namespace Maillage.Platform.Text;

/// <summary>An inclusive French word as spreadsheets have it: "Éducateur·rice spécialisé·e" is also "Éducateur spécialisé" and "Éducatrice spécialisée".</summary>
internal static class Inclusive
{
    private const char Dot = '·';

    // The end of the feminine, what it takes away from the masculine.
    private static readonly (string Feminine, string Masculine)[] Ends = [("rice", "eur"), ("euse", "eur"), ("ère", "er"), ("ve", "f")];

    /// <summary>The label itself, in the masculine, in the feminine.</summary>
    public static IEnumerable<string> Forms(string label) => !label.Contains(Dot, StringComparison.Ordinal) ? [label] : [label, Each(label, Masculine), Each(label, Feminine)];

    private static string Each(string label, Func<string, string, string> form) => string.Join(' ', label.Split(' ').Select(word =>
    {
        var at = word.IndexOf(Dot, StringComparison.Ordinal);
        if (at < 0)
            return word;
        var end = at + 1;
        while (end < word.Length && char.IsLetter(word[end]))
            end++;
        return form(word[..at], word[(at + 1)..end]) + word[end..];
    }));

    private static string Masculine(string stem, string ending) => ending.EndsWith('s') ? $"{stem}s" : stem;

    private static string Feminine(string stem, string ending)
    {
        foreach (var (feminine, masculine) in Ends)
        {
            if (ending.StartsWith(feminine, StringComparison.Ordinal) && stem.EndsWith(masculine, StringComparison.Ordinal))
                return stem[..^masculine.Length] + ending;
        }
        return stem + ending;
    }
}
