using System.Globalization;
using System.Text;

namespace Maillage.Platform.Text;

/// <summary>Folds one character at a time, without allocating: what the search index and its queries read every letter through.</summary>
internal static class Letters
{
    public const char Skip = '\uffff';
    public const char Break = '\0';
    private const int Known = 0x2000;
    private static readonly char[] Table = Build();

    /// <summary>The folded letter or digit; <see cref="Skip"/> for a combining mark; <see cref="Break"/> for what ends a word. Ligatures give their first letter, see <see cref="Second"/>.</summary>
    public static char Of(char c) => c < Known ? Table[c] : Rare(c);

    /// <summary>The second letter of a ligature, or <see cref="Break"/>.</summary>
    public static char Second(char c) => c switch
    {
        'œ' or 'Œ' or 'æ' or 'Æ' => 'e',
        'ß' => 's',
        _ => Break,
    };

    private static char Rare(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? Skip
        : char.IsSurrogate(c) || !char.IsLetterOrDigit(c) ? Break
        : char.ToLowerInvariant(c);

    private static char[] Build()
    {
        var table = new char[Known];
        for (var c = '\0'; c < Known; c++)
        {
            table[c] = c switch
            {
                'œ' or 'Œ' => 'o',
                'æ' or 'Æ' => 'a',
                'ß' => 's',
                'ø' or 'Ø' => 'o',
                'ł' or 'Ł' => 'l',
                _ => Rare(c) is var kept && kept is not Break and not Skip
                    ? char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0])
                    : kept,
            };
        }
        return table;
    }
}
