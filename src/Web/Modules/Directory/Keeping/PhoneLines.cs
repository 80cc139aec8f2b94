using System.Text.RegularExpressions;
using Maillage.Modules.Directory.Locations;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Numbers as lines that people write: "081 22 33 44 (secrétariat)".</summary>
internal static partial class PhoneLines
{
    public static string? Print(IEnumerable<Phone> phones)
    {
        var lines = phones.OrderBy(p => p.Number, StringComparer.Ordinal).ThenBy(p => p.Id).Select(p => string.IsNullOrWhiteSpace(p.Description) ? p.Number : $"{p.Number} ({p.Description})").Distinct(StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    public static (string Number, string? Words) Read(string line) =>
        Shape().Match(line) is { Success: true } match ? (match.Groups["number"].Value.Trim(), match.Groups["words"].Value.Trim()) : (line.Trim(), null);

    /// <summary>Digits enough to be dialled.</summary>
    public static bool IsNumber(string number) => number.Length <= 60 && number.Count(char.IsAsciiDigit) is >= 3 and <= 20;

    [GeneratedRegex(@"^(?<number>[^(]+)\((?<words>.+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
