using System.Text.RegularExpressions;

namespace Maillage.Modules.Questionnaires;

/// <summary>Passages by which someone might be recognised. A help for who reads: no pattern knows a nickname or a story.</summary>
internal static partial class Identifying
{
    public const string Mask = "[…]";

    /// <summary>Pieces of the text in order; true = look twice.</summary>
    public static IReadOnlyList<(string Piece, bool IsTelling)> Pieces(string text)
    {
        var pieces = new List<(string, bool)>();
        var at = 0;
        foreach (Match match in Telling().Matches(text))
        {
            if (match.Index > at)
                pieces.Add((text[at..match.Index], false));
            pieces.Add((match.Value, true));
            at = match.Index + match.Length;
        }
        if (at < text.Length)
            pieces.Add((text[at..], false));
        return pieces;
    }

    /// <summary>Mail, telephone, date, age, a title and a name, a capital within a sentence.</summary>
    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d(?:[\d .()/-]{6,})\d|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\s?ans\b|\b(?:M\.|Mme|Mr|Dr|Madame|Monsieur|Docteur)\s+\p{Lu}[\p{L}’-]+|(?<=[\p{Ll},;]\s)\p{Lu}[\p{Ll}’-]{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telling();
}
