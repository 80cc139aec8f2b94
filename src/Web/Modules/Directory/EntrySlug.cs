using System.Net;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory;

/// <summary>The last word of an entry's address: readable, given once, never changed by a new name.</summary>
internal static class EntrySlug
{
    private const int Longest = 80;

    /// <summary>A slug that is not among <paramref name="taken"/>, and is from now on.</summary>
    public static string For(string name, HashSet<string> taken)
    {
        var words = Fold.Key(WebUtility.HtmlDecode(name)).Replace(' ', '-');
        if (words.Length > Longest)
            words = words[..Longest] is var cut && cut.LastIndexOf('-') is > 40 and var end ? cut[..end] : words[..Longest];
        // Letters of other scripts have no place in an address that people read aloud.
        words = new string([.. words.Where(c => c is '-' || char.IsAsciiLetterOrDigit(c))]).Trim('-');
        if (words.Length == 0)
            words = "sans-nom";
        var slug = words;
        for (var next = 2; !taken.Add(slug); next++)
            slug = $"{words}-{next}";
        return slug;
    }
}
