using System.Text.RegularExpressions;

namespace Maillage.Platform.Text;

/// <summary>A cell that a spreadsheet would run as a formula gets an apostrophe before it; taken away again when read back.</summary>
internal static partial class Formulas
{
    public static string? Neutralise(string? text) => text is not null && Dangerous().IsMatch(text) && !Harmless().IsMatch(text) ? $"'{text}" : text;

    public static string? Restore(string? text) => text is { Length: > 1 } && text[0] == '\'' && Dangerous().IsMatch(text[1..]) && !Harmless().IsMatch(text[1..]) ? text[1..] : text;

    [GeneratedRegex(@"^'*[=+\-@\t\r]")]
    private static partial Regex Dangerous();

    /// <summary>Numbers: -77.03, +32 81 22 33 44.</summary>
    [GeneratedRegex(@"^[+-][0-9][0-9 ().,/]*$")]
    private static partial Regex Harmless();
}
