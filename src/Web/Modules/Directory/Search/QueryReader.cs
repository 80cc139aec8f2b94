using System.Globalization;
using System.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>Reads the query part of an address. What cannot be read at all is refused in one plain sentence; what is merely unknown is left to the search, which says so.</summary>
internal static class QueryReader
{
    private const int LongestWords = 2_000;
    private const int MostValues = 50;

    /// <summary>The query, or the reason why it cannot be read: the key of a text.</summary>
    public static (SearchQuery? Query, string? Refusal) Read(ReadOnlySpan<char> text, int tongue)
    {
        var chosen = new IReadOnlyList<string>?[Facets.Count];
        string words = "", near = "";
        double? radius = null;
        var page = 1;
        var open = false;
        var exact = false;
        if (text.Length > 0 && text[0] == '?')
            text = text[1..];
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.Length == 0)
                continue;
            var equals = pair.IndexOf('=');
            if (!Decode(equals < 0 ? pair : pair[..equals], out var name) || !Decode(equals < 0 ? [] : pair[(equals + 1)..], out var value))
                return (null, "search.bad.encoding");
            value = value.Trim();
            if (value.Length == 0)
                continue;
            switch (name)
            {
                case "q":
                    words = words.Length == 0 ? value : $"{words} {value}";
                    break;
                case "pres":
                    near = value.Length > 200 ? value[..200] : value;
                    break;
                case "rayon":
                    if (!double.TryParse(value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var km) || km > 40_000)
                        return (null, "search.bad.radius");
                    radius = km;
                    break;
                case "page":
                    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1)
                        return (null, "search.bad.page");
                    break;
                case "ouvert":
                    open = value is "oui" or "1" or "true" or "on";
                    break;
                case "exact":
                    exact = value is "oui" or "1" or "true" or "on";
                    break;
                default:
                    Choose(chosen, name, value);
                    break;
            }
        }
        return (new SearchQuery
        {
            Words = words.Length > LongestWords ? words[..LongestWords] : words,
            Exact = exact,
            Chosen = chosen,
            Near = near,
            Radius = radius,
            OpenNow = open,
            Page = page,
            Tongue = tongue,
        }, null);
    }

    private static void Choose(IReadOnlyList<string>?[] chosen, string name, string value)
    {
        var facet = Array.IndexOf(Facets.Names, name);
        if (facet < 0)
            return;
        var codes = (List<string>)(chosen[facet] ??= new List<string>());
        if (codes.Count < MostValues && !codes.Contains(value))
            codes.Add(value.Length > 200 ? value[..200] : value);
    }

    /// <summary>Undoes percent encoding; false where it is broken or is no UTF-8.</summary>
    private static bool Decode(ReadOnlySpan<char> text, out string decoded)
    {
        if (!text.ContainsAny('%', '+') && Ascii.IsValid(text))
        {
            decoded = text.ToString();
            return true;
        }
        decoded = "";
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '+')
                bytes[length++] = (byte)' ';
            else if (text[i] != '%')
            {
                var size = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                length += Encoding.UTF8.GetBytes(text.Slice(i, size), bytes.AsSpan(length));
                i += size - 1;
            }
            else if (i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
            {
                bytes[length++] = one;
                i += 2;
            }
            else
                return false;
        }
        if (!System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)))
            return false;
        decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }
}
