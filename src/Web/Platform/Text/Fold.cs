using System.Globalization;
using System.Text;

namespace Maillage.Platform.Text;

/// <summary>Brings words that a reader takes for the same to the same letters: "Pommérieux" and "pommerieux", "cœur" and "coeur".</summary>
internal static class Fold
{
    /// <summary>Lower case without accents; every run of other signs is one space; no space at the ends.</summary>
    public static string Key(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            switch (char.ToLowerInvariant(c))
            {
                case 'œ': folded.Append("oe"); break;
                case 'æ': folded.Append("ae"); break;
                case 'ß': folded.Append("ss"); break;
                case var letter when char.IsLetterOrDigit(letter): folded.Append(letter); break;
                default:
                    if (folded.Length > 0 && folded[^1] != ' ')
                        folded.Append(' ');
                    break;
            }
        }
        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }
}
