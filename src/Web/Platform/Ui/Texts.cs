using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Maillage.Platform.Text;

namespace Maillage.Platform.Ui;

/// <summary>One sentence in the three languages; Belgian French where it says otherwise (voices: assuétudes, CPAS).</summary>
internal sealed record Wording(string Fr, string Nl, string En, string? FrBe = null)
{
    public string In(string language, bool belgian) => language switch
    {
        "nl" => Nl,
        "en" => En,
        _ => belgian && FrBe is not null ? FrBe : Fr,
    };
}

/// <summary>Everything people read, from each module's Texts.json.</summary>
internal static class TextBook
{
    public static readonly FrozenDictionary<string, Wording> All = Read();

    private static FrozenDictionary<string, Wording> Read()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
        var all = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var assembly = typeof(TextBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".Texts.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, wording) in JsonSerializer.Deserialize<Dictionary<string, Wording>>(stream, options)!)
                all.Add(key, wording);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>The texts of one request, in its language: @T["finder.title"], @T.Count("results.title", n).</summary>
internal sealed class Texts
{
    public static readonly string[] Languages = ["fr", "nl", "en"];

    /// <summary>Whether it says "assuétudes": for who reads in Belgian French, and on a page that speaks of a Belgian place.</summary>
    public bool Belgian { get; set; } = CultureInfo.CurrentUICulture.Name == "fr-BE";

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is { } l && Languages.Contains(l) ? l : "fr";

    /// <summary>A language by its own name.</summary>
    public string NameOf(string language) => this[$"language.{language}"];

    public string this[string key, params object?[] arguments] => Say(key, arguments);

    /// <summary>The form for none, one or many: key.none (or many), key.one, key.many; {0} is the number.</summary>
    public string Count(string key, long number, params object?[] more)
    {
        var form = number switch { 0 when TextBook.All.ContainsKey($"{key}.none") => "none", 0 or 1 => "one", _ => "many" };
        // French counts zero as singular; English and Dutch do not.
        if (number == 0 && form == "one" && Language != "fr")
            form = "many";
        return Say($"{key}.{form}", [number, .. more]);
    }

    private string Say(string key, object?[] arguments)
    {
        if (!TextBook.All.TryGetValue(key, out var wording))
            throw new KeyNotFoundException($"No text for '{key}': add it to the module's Texts.json.");
        var text = wording.In(Language, Belgian);
        return arguments.Length == 0 ? text : string.Format(SentenceFormat.One, text, arguments);
    }
}
