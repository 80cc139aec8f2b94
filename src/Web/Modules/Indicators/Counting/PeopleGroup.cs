using Maillage.Platform.Figures;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>Those who asked and have one thing in common, a profession or a structure; a null count is not shown to the reader.</summary>
/// <param name="Key">As it stands in an address.</param>
/// <param name="Name">Code of a profession, or name of a structure; empty = not said.</param>
/// <param name="Came">Of the accepted, those present at least once.</param>
/// <param name="Presences">Of the accepted, in sessions held.</param>
internal sealed record PeopleGroup(string Key, string Name, int Requests, int? Accepted, int? Came, int? Presences)
{
    /// <summary>
    /// The groups of one sharing-out as this reader may see them, each as far down as it goes: who asked, of them the accepted, of them who came.
    /// Whoever reads knows the totals of all: what they would leave for the groups not shown must be no small number either.
    /// </summary>
    public static IReadOnlyList<PeopleGroup> Seen(IReadOnlyList<PeopleGroup> all, Reader reader)
    {
        var depth = all.Select(g => DepthOf(g, reader)).ToArray();
        for (var level = 1; level <= 3; level++)
        {
            while (Enumerable.Range(0, all.Count).Where(i => depth[i] < level) is var hidden && CountsAt(level).Exists(c => Hides(hidden.Sum(i => c(all[i])), reader)))
            {
                var least = Enumerable.Range(0, all.Count).Where(i => depth[i] >= level).OrderBy(i => all[i].Requests).ThenBy(i => all[i].Key, StringComparer.Ordinal).Cast<int?>().FirstOrDefault();
                if (least is not { } next)
                    break;
                depth[next] = level - 1;
            }
        }
        return [.. all.Index().Where(g => depth[g.Index] > 0).Select(g => g.Item with
        {
            Accepted = depth[g.Index] > 1 ? g.Item.Accepted : null,
            Came = depth[g.Index] > 2 ? g.Item.Came : null,
            Presences = depth[g.Index] > 2 ? g.Item.Presences : null,
        })];
    }

    // A level that is not known yet, of any group, is as one that is hidden.
    private static int DepthOf(PeopleGroup group, Reader reader)
    {
        var known = group.Accepted is null ? 1 : group.Came is null ? 2 : 3;
        var level = 0;
        while (level < known && !CountsAt(level + 1).Exists(c => Hides(c(group), reader)))
            level++;
        return level;
    }

    // What a level tells: those in it, and by difference those of the level above that are not.
    private static List<Func<PeopleGroup, int>> CountsAt(int level) => level switch
    {
        1 => [g => g.Requests],
        2 => [g => g.Accepted ?? 0, g => g.Requests - (g.Accepted ?? 0)],
        _ => [g => g.Came ?? 0, g => (g.Accepted ?? 0) - (g.Came ?? 0)],
    };

    private static bool Hides(int count, Reader reader) => SmallNumbers.Hides(count, reader, isSensitive: true);
}
