using Maillage.Modules.Questionnaires;

namespace Maillage.Tests.Modules.Questionnaires;

public sealed class DisclosureProperties
{
    [Fact]
    public void No_combination_of_shown_groups_leaves_fewer_than_five()
    {
        var random = new Random(20261125);
        var shownSomething = 0;
        for (var round = 0; round < 2000; round++)
        {
            var people = random.Next(0, 60);
            var trades = Enumerable.Range(0, people).Select(_ => random.Next(4)).ToList();
            var houses = Enumerable.Range(0, people).Select(_ => random.Next(3)).ToList();
            List<(string Name, IReadOnlySet<int> Members)> groups =
            [
                .. Enumerable.Range(0, 4).Select(t => ($"t{t}", (IReadOnlySet<int>)Enumerable.Range(0, people).Where(i => trades[i] == t).ToHashSet())),
                .. Enumerable.Range(0, 3).Select(h => ($"h{h}", (IReadOnlySet<int>)Enumerable.Range(0, people).Where(i => houses[i] == h).ToHashSet())),
            ];
            var disclosure = Disclosure.Of(people, groups);
            var shown = groups.Where(g => disclosure.Shows(g.Name)).ToList();
            shownSomething += shown.Count;
            if (people is > 0 and < 5)
                disclosure.Shows().ShouldBeFalse();
            // Whoever holds every shown group can tell apart only people who differ in one of them.
            foreach (var part in Enumerable.Range(0, disclosure.All ? people : 0).GroupBy(i => string.Concat(shown.Select(g => g.Members.Contains(i) ? '1' : '0')), StringComparer.Ordinal))
                part.Count().ShouldBeGreaterThanOrEqualTo(5);
        }
        shownSomething.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void What_is_left_by_two_groups_together_hides_the_second()
    {
        var disclosure = Disclosure.Of(23, [("ten", Enumerable.Range(0, 10).ToHashSet()), ("ten more", Enumerable.Range(10, 10).ToHashSet()), ("three", Enumerable.Range(20, 3).ToHashSet())]);
        disclosure.Shows("ten").ShouldBeTrue();
        disclosure.Shows("ten more").ShouldBeFalse();
        disclosure.Shows("three").ShouldBeFalse();
        disclosure.Shows("ten", "three").ShouldBeFalse();
    }
}
