using System.Text.RegularExpressions;

namespace Maillage.Browser;

/// <summary>One line of docs/urls.md that is a screen.</summary>
internal sealed partial record Screen(string Pattern, string Who)
{
    private readonly Regex shape = new($"^{Parameter().Replace(Regex.Escape(Pattern).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public bool IsOpen => Who == "anyone";

    /// <summary>A name for a file.</summary>
    public string Name => Pattern == "/" ? "accueil" : Odd().Replace(Pattern.Trim('/'), "-").Trim('-');

    public bool Answers(string path) => shape.IsMatch(path);

    /// <summary>Screens, without those that only speak of errors; the rules keep docs/urls.md equal to the live routes.</summary>
    public static readonly IReadOnlyList<Screen> All =
    [
        .. File.ReadLines(Path.Combine(Town.Root, "docs", "urls.md"))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(c => c.Length >= 6 && c[1].StartsWith("`/", StringComparison.Ordinal) && c[4].Length > 0 && c[2].Contains("GET", StringComparison.Ordinal))
            .Select(c => new Screen(c[1].Trim('`'), c[3])),
    ];

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();
}
