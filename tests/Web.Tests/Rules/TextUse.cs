using System.Text.RegularExpressions;
using Maillage.Platform.Ui;

namespace Maillage.Tests.Rules;

/// <summary>The texts the code asks for, against those that are written.</summary>
internal static partial class TextUse
{
    // Written T["a.b"], texts["a.b"], T.Count("a.b", …), new Refusal("a.b"), text="a.b" of a tag: whatever looks like a key counts as asked for.
    [GeneratedRegex("""\$?"(?<key>[a-z][a-z0-9_-]*(?:\.(?:[a-z0-9_-]|\{[^{}"]+\})+)+)"|(?<=\$")(?<key>(?:[a-z0-9_.-]|\{[^{}"]+\})+\.(?:[a-z0-9_-]|\{[^{}"]+\})+)(?=")""")]
    private static partial Regex Literal();

    [GeneratedRegex("""(?:\bT|\b[tT]exts)(?:\[|\.Count\()\s*\$?"(?<key>[^"]+)"|\bRefusal\(\s*\$?"(?<key>[^"]+)\x22""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Hole();

    private static readonly string[] Forms = ["", ".none", ".one", ".many"];

    /// <summary>Keys that are asked for and not written, and keys that are written and never asked for.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyCollection<(string File, string Text)> sources, IReadOnlyCollection<string> written)
    {
        var exact = new HashSet<string>(StringComparer.Ordinal);
        var patterns = new Dictionary<string, Regex>(StringComparer.Ordinal);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (file, text) in sources)
        {
            foreach (var key in Literal().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal))
            {
                if (key.Contains('{', StringComparison.Ordinal))
                    patterns.TryAdd(key, Pattern(key));
                else
                    exact.Add(key);
            }
            foreach (var key in Asked().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal))
            {
                exact.Add(key);
                var there = key.Contains('{', StringComparison.Ordinal) ? written.Any(Pattern(key).IsMatch) : Forms.Any(f => written.Contains(key + f));
                if (!there)
                    missing.Add($"{file} asks for the text {key}, which is not written");
            }
        }
        var asked = exact.SelectMany(k => Forms.Select(f => k + f)).ToHashSet(StringComparer.Ordinal);
        var unused = written.Where(k => !asked.Contains(k) && !patterns.Values.Any(p => p.IsMatch(k))).Select(k => $"the text {k} is written and nothing asks for it");
        return [.. missing, .. unused.Order(StringComparer.Ordinal)];
    }

    private static Regex Pattern(string key) =>
        new($"^{string.Join("[A-Za-z0-9_.-]+", Hole().Split(key).Select(Regex.Escape))}(\\.none|\\.one|\\.many)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>Each text is written in three languages, the way each language is printed, without a word that stigmatises.</summary>
internal static partial class Typography
{
    [GeneratedRegex(@"[ \u00A0][;:!?%»]|«(?!\u202F)|(?<!\u202F)»|[\p{L}\d)][;!?](?=\s|$)|\d%")]
    private static partial Regex FrenchSpaces();

    [GeneratedRegex(@"\p{L}'\p{L}")]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex(@"\b(?:toxicoman\w*|drogué\w*|junkies?|usagers? lourds?|clean|sdf|perdue?s? de vue|sevrée?s?|addicts?|druggies?|drugsverslaafden?|junks?|rechute\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stigma();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Placeholder();

    public static IEnumerable<string> Violations(string key, Wording text)
    {
        foreach (var (language, said) in new[] { ("fr", text.Fr), ("fr_be", text.FrBe), ("nl", text.Nl), ("en", text.En) })
        {
            if (said is null && language == "fr_be")
                continue;
            if (string.IsNullOrWhiteSpace(said))
            {
                yield return $"{key}.{language} is not written";
                continue;
            }
            if (language.StartsWith("fr", StringComparison.Ordinal) && FrenchSpaces().Match(said) is { Success: true } space)
                yield return $"{key}.{language}: a narrow no-break space (U+202F) belongs at “{said[Math.Max(0, space.Index - 8)..Math.Min(said.Length, space.Index + 4)]}”";
            if (StraightApostrophe().IsMatch(said))
                yield return $"{key}.{language}: the apostrophe is ’";
            if (said.Contains("...", StringComparison.Ordinal))
                yield return $"{key}.{language}: the ellipsis is …";
            if (Stigma().Match(said) is { Success: true } word)
                yield return $"{key}.{language} says “{word.Value}”";
            if (language != "fr" && !Holes(said).SetEquals(Holes(text.Fr ?? "")))
                yield return $"{key}.{language} has other placeholders than the French";
        }
    }

    private static HashSet<string> Holes(string text) => [.. Placeholder().Matches(text).Select(m => m.Value[..2])];
}
