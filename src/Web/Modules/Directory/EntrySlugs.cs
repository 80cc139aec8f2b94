using System.Net;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory;

/// <summary>The last word of an entry's address: readable, given once, never changed by a new name.</summary>
internal sealed class EntrySlugs(IEnumerable<string> known)
{
    private const int Longest = 80;

    private readonly HashSet<string> taken = new(known, StringComparer.Ordinal);

    /// <summary>From which number on a name is still free: an inventory can hold a hundred thousand services of one name.</summary>
    private readonly Dictionary<string, int> next = new(StringComparer.Ordinal);

    /// <summary>Takes this slug; false when it belongs to another.</summary>
    public bool Take(string slug) => slug.Length > 0 && taken.Add(slug);

    /// <summary>A slug that nobody has, and that is taken from now on.</summary>
    public string For(string name)
    {
        var words = Fold.Key(WebUtility.HtmlDecode(name)).Replace(' ', '-');
        if (words.Length > Longest)
            words = words[..Longest] is var cut && cut.LastIndexOf('-') is > 40 and var end ? cut[..end] : words[..Longest];
        // Letters of other scripts have no place in an address that people read aloud.
        words = new string([.. words.Where(c => c is '-' || char.IsAsciiLetterOrDigit(c))]).Trim('-');
        if (words.Length == 0)
            words = "sans-nom";
        if (taken.Add(words))
            return words;
        var number = next.GetValueOrDefault(words, 2);
        while (!taken.Add($"{words}-{number}"))
            number++;
        next[words] = number + 1;
        return $"{words}-{number}";
    }
}
