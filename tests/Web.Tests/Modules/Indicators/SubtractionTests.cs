using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Figures;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>Whatever a funder adds and subtracts: for each small number that is hidden, two worlds at least look the same and differ in it.</summary>
public sealed class SubtractionTests
{
    [Fact]
    public void Reasons_and_withdrawals_are_not_found_again_from_the_totals()
    {
        var worlds = from one in Upto(8) from two in Upto(8) from withdrawn in Upto(8) from pending in Upto(8) select (int[])[one, two, withdrawn, pending];
        AssertNothingIsFound(worlds, isTried: w => Array.TrueForAll(w, n => n < 8), world =>
        {
            var (one, two, withdrawn, pending) = (world[0], world[1], world[2], world[3]);
            var (notKept, requests) = (one + two, one + two + withdrawn + pending + 10);
            var figure = new Figure("P4d", 1, notKept, requests)
            {
                Tells = [notKept, requests],
                Parts = [.. new FigurePart[] { new("a", one), new("b", two) }.Where(p => p.Count > 0).OrderByDescending(p => p.Count).ThenBy(p => p.Key), new(Measures.Withdrawn, withdrawn)],
                Beside = [withdrawn, pending],
            };
            var seen = SeenFigure.Of([figure], Reader.Funder).Single();
            int? Part(string key) => seen.Parts.FirstOrDefault(p => p.Key == key)?.Count;
            // Whoever reads knows how many asked and how many were accepted, and which reasons there are.
            var read = $"{requests} {seen.IsShown} {(seen.IsShown ? notKept : null)} {string.Join(' ', seen.Parts.Select(p => $"{p.Key}={p.Count}"))}";
            return (read, [(one, Part("a")), (two, Part("b")), (withdrawn, Part(Measures.Withdrawn)), (notKept, seen.IsShown ? notKept : null)]);
        });
    }

    [Fact]
    public void A_group_that_no_filter_offers_is_not_found_again_from_the_others()
    {
        // How many groups there are is not known: one more than those tried.
        var worlds = from a in Upto(6) from b in Upto(6) from c in Upto(6) from x in Upto(6) from y in Upto(6) from z in Upto(6) from more in Enumerable.Range(-4, 9) where AreTold([a + b + c + Math.Max(more, 0), x + y + z - Math.Min(more, 0)]) select (int[])[a, x, b, y, c, z, Math.Max(more, 0), -Math.Min(more, 0)];
        AssertNothingIsFound(worlds, isTried: w => Array.TrueForAll(w, n => n < 6) && w[^1] + w[^2] == 0, world => Filtered([.. world.Chunk(2).Select((n, i) => new PeopleGroup($"g{i}", "", n[0] + n[1], n[0], null, null))]));
    }

    [Fact]
    public void Who_of_a_filtered_group_came_is_not_found_again()
    {
        var worlds = from a in Upto(8) from b in Upto(8) from c in Upto(8) from x in Upto(8) from y in Upto(8) from z in Upto(8) where AreTold([a + x, b + y, c + z]) select (int[])[a, b, c, x, y, z];
        AssertNothingIsFound(worlds, isTried: w => Array.TrueForAll(w, n => n < 6) && w[0] + w[1] + w[2] >= 5 && w[3] + w[4] + w[5] >= 5, world => Filtered([.. world.Chunk(3).Select((n, i) => new PeopleGroup($"g{i}", "", n.Sum(), n[0] + n[1], n[0], n[0]))]));
    }

    private static (string, (int, int?)[]) Filtered(IReadOnlyList<PeopleGroup> groups)
    {
        List<PeopleGroup> all = [.. groups.Where(g => g.Requests > 0)];
        var seen = PeopleGroup.Seen(all, Reader.Funder).ToDictionary(g => g.Key, StringComparer.Ordinal);
        var read = $"{all.Sum(g => g.Requests)} {all.Sum(g => g.Accepted)} {all.Sum(g => g.Came)} {string.Join(' ', seen.Values.Select(g => $"{g.Key}={g.Requests},{g.Accepted},{g.Came}"))}";
        // That a group is there at all is not known of one that is not offered.
        var hidden = groups.SelectMany(g => seen.GetValueOrDefault(g.Key) switch
        {
            var s => new (int, int?)[]
            {
                (g.Requests, s?.Requests), (g.Accepted!.Value, s?.Accepted), (g.Requests - g.Accepted.Value, s?.Accepted is { } accepted ? g.Requests - accepted : null),
                (g.Came ?? 0, s?.Came), (g.Accepted.Value - (g.Came ?? 0), s is { Came: { } came, Accepted: { } of } ? of - came : null),
            },
        });
        return (read, [.. hidden]);
    }

    // A world at the edge has no neighbour beyond it: it only serves to look like others.
    private static void AssertNothingIsFound(IEnumerable<int[]> worlds, Predicate<int[]> isTried, Func<int[], (string Read, (int True, int? Shown)[] Numbers)> look)
    {
        var looks = worlds.Select(w => (World: w, Look: look(w))).ToList();
        looks.Exists(l => Array.Exists(l.Look.Numbers, n => n.Shown is { } shown && (shown != n.True || shown is > 0 and < 5))).ShouldBeFalse();
        foreach (var alike in looks.GroupBy(l => l.Look.Read, StringComparer.Ordinal))
        {
            if (alike.FirstOrDefault(l => isTried(l.World)) is not { World: not null } first)
                continue;
            for (var i = 0; i < first.Look.Numbers.Length; i++)
            {
                var known = alike.Select(l => l.Look.Numbers.Length > i ? l.Look.Numbers[i].True : -1).Distinct().ToList();
                (known is [> 0 and < 5] && first.Look.Numbers[i].Shown is null).ShouldBeFalse($"{alike.Key}: number {i} can only be {known[0]}, as in {string.Join(',', first.World)}");
            }
        }
    }

    // Totals are read true; where one is small itself, a group that is everyone says no more.
    private static bool AreTold(int[] totals) => Array.TrueForAll(totals, t => t is 0 or >= 5);

    private static IEnumerable<int> Upto(int most) => Enumerable.Range(0, most + 1);
}
