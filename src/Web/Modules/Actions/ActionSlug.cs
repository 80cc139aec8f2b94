using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>The last word of a record's address: readable, given once.</summary>
internal static class ActionSlug
{
    private const int Longest = 70;

    public static async Task<string> Free(AppDb db, string name, CancellationToken cancel)
    {
        var words = new string([.. Fold.Key(name).Replace(' ', '-').Where(c => c is '-' || char.IsAsciiLetterOrDigit(c))]).Trim('-');
        if (words.Length > Longest)
            words = $"{words[..(Longest - 12)].TrimEnd('-')}-{words[^8..].TrimStart('-')}";
        if (words.Length == 0)
            words = "sans-titre";
        // A word that is a page of its own stays free.
        if (words is "nouveau")
            words = "nouveau-1";
        var taken = (await db.Set<ActionRecord>().Where(a => a.Slug.StartsWith(words)).Select(a => a.Slug).ToListAsync(cancel))
            .Concat(db.Set<ActionRecord>().Local.Select(a => a.Slug)).ToHashSet(StringComparer.Ordinal);
        var slug = words;
        for (var next = 2; taken.Contains(slug); next++)
            slug = $"{words}-{next}";
        return slug;
    }
}
