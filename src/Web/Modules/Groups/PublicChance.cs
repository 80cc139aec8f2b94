using System.Globalization;
using Maillage.Platform.Data;

namespace Maillage.Modules.Groups;

/// <summary>A public value as someone reads it out: numbers of a national draw, or a value in hexadecimal. Each number is written on an even count of digits, one after the other.</summary>
internal sealed record PublicChance(string Said, string Hex)
{
    public const int Longest = 500;
    private const int Fewest = 8;

    public byte[] Bytes => Convert.FromHexString(Hex);

    /// <summary>The value, or why it cannot be read.</summary>
    public static (PublicChance? Chance, Refusal? Refusal) Read(string? said)
    {
        var words = (said ?? "").Split((char[])[' ', '\u00A0', '\u202F', '\t', '\r', '\n', ',', ';', '-', '.', '/', '+'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return (null, new Refusal("groups.value.missing"));
        if (said!.Length > Longest)
            return (null, new Refusal("groups.value.long", Longest));
        if (words.Length > 1 && words.FirstOrDefault(w => !w.All(char.IsAsciiDigit)) is { } odd)
            return (null, new Refusal("groups.value.words", odd));
        if (!words.All(w => w.All(char.IsAsciiHexDigit)))
            return (null, new Refusal("groups.value.signs"));
        if (words is [{ Length: var length }] && length % 2 == 1)
            return (null, new Refusal("groups.value.odd", length));
        var hex = string.Concat(words.Select(w => w.PadLeft(w.Length + w.Length % 2, '0'))).ToLower(CultureInfo.InvariantCulture);
        return hex.Length < Fewest ? (null, new Refusal("groups.value.short", Fewest)) : (new PublicChance(string.Join(' ', words), hex), null);
    }
}
