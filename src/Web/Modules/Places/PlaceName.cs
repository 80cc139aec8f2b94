using Maillage.Platform.Text;

namespace Maillage.Modules.Places;

/// <summary>The letters by which a typed place is compared: no accents, "st" is "saint", the article may be missing.</summary>
internal static class PlaceName
{
    private static readonly string[] Articles = ["le ", "la ", "les ", "l "];

    public static string Key(string name)
    {
        Span<char> folded = name.Length <= 100 ? stackalloc char[2 * name.Length] : new char[2 * name.Length];
        var length = 0;
        foreach (var c in name)
        {
            var letter = Letters.Of(c);
            if (letter == Letters.Skip)
                continue;
            if (letter == Letters.Break)
            {
                if (length > 0 && folded[length - 1] != ' ')
                    folded[length++] = ' ';
                continue;
            }
            folded[length++] = letter;
            if (Letters.Second(c) is var second and not Letters.Break)
                folded[length++] = second;
        }
        var key = folded[..length].TrimEnd(' ').ToString();
        // Most names have no such word: do not split them.
        if (!key.StartsWith("st", StringComparison.Ordinal) && !key.Contains(" st", StringComparison.Ordinal))
            return key;
        var words = key.Split(' ');
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i] switch { "st" => "saint", "ste" => "sainte", var word => word };
        return string.Join(' ', words);
    }

    /// <summary>"lamentin" for "le lamentin": someone may leave the article out, or add it ("le Saint-Esprit").</summary>
    public static string WithoutArticle(string key)
    {
        foreach (var article in Articles)
        {
            if (key.StartsWith(article, StringComparison.Ordinal))
                return key[article.Length..];
        }
        return key;
    }
}
