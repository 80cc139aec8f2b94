using System.Text.RegularExpressions;

namespace Maillage.Modules.Campaigns.Mails;

/// <summary>The words in braces that a message may hold, and what stands in their place.</summary>
internal static partial class Placeholders
{
    public static readonly string[] All = ["bonjour", "structure", "action", "organisme", "debut", "limite", "places"];

    /// <summary>Words in braces that are none of them.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Word().Matches(text).Select(m => m.Groups[1].Value).Where(w => !All.Contains(w)).Distinct(StringComparer.Ordinal)];

    /// <summary>What each word becomes; where a value is not known, nothing stands there.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Word().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value, ""));

    [GeneratedRegex(@"\{([^{}\r\n]{1,40})\}")]
    private static partial Regex Word();
}
