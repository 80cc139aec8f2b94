using Maillage.Platform.Figures;

namespace Maillage.Modules.Questionnaires;

/// <summary>
/// Which groups of answers may be shown. A group is shown only when every part that can be made of the shown groups
/// (together, crossed, or taken from one another) holds nobody or at least five: then no combination tells more.
/// Depends on the answers alone, never on what someone asks.
/// </summary>
internal sealed class Disclosure
{
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    private Disclosure()
    {
    }

    /// <summary>Decides for one set of answers.</summary>
    /// <param name="people">How many answered.</param>
    /// <param name="groups">Name and members (0 to people − 1), the ones that matter most first.</param>
    public static Disclosure Of(int people, IEnumerable<(string Name, IReadOnlySet<int> Members)> groups)
    {
        var disclosure = new Disclosure { All = people >= SmallNumbers.FewestAnswers };
        if (!disclosure.All)
            return disclosure;
        List<HashSet<int>> parts = [[.. Enumerable.Range(0, people)]];
        foreach (var (name, members) in groups)
        {
            var next = parts.SelectMany(p => new[] { p.Where(members.Contains).ToHashSet(), p.Where(i => !members.Contains(i)).ToHashSet() }).Where(p => p.Count > 0).ToList();
            if (next.Exists(p => p.Count < SmallNumbers.FewestAnswers))
                continue;
            parts = next;
            disclosure.shown.Add(name);
        }
        return disclosure;
    }

    /// <summary>Whether anything but their number may be shown.</summary>
    public bool All { get; private init; }

    /// <summary>Those who belong to all these groups; none = everyone.</summary>
    public bool Shows(params IEnumerable<string> groups) => All && groups.All(shown.Contains);
}
