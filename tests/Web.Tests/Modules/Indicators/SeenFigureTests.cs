using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Figures;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>Who sees which figure.</summary>
public sealed class SeenFigureTests
{
    private static Figure Requests(int count) => new("P4a", 1, count) { Tells = [count] };

    private static Figure Accepted(int count, int requests) => new("P4b", 1, count, requests) { Tells = [count, requests] };

    private static Figure Reasons(params int[] counts) => new("P4d", 1, counts.Sum(), 60) { Tells = [counts.Sum(), 60], Parts = [.. counts.Select((n, i) => new FigurePart($"r{i}", n))] };

    [Fact]
    public void What_is_not_known_is_not_nought() => Seen(Reader.Team, new Figure("P4a", 1, null)).Sight.ShouldBe(Sight.Unknown);

    [Fact]
    public void Under_five_answers_nobody_on_a_screen_reads_them()
    {
        var few = new Figure("R2", 1, 3, 4) { Answers = 4, Tells = [3, 4] };
        foreach (var reader in new[] { Reader.Team, Reader.Funder, Reader.Network, Reader.Public })
            Seen(reader, few).Sight.ShouldBe(Sight.FewAnswers);
        Seen(Reader.OwnFile, few).Sight.ShouldBe(Sight.Shown);
    }

    [Fact]
    public void The_public_reads_no_figure_that_with_another_tells_of_few()
    {
        var seen = SeenFigure.Of([Requests(17), Accepted(12, 17)], Reader.Public);
        seen.Select(f => f.Sight).ShouldBe([Sight.Shown, Sight.Small]);
        SeenFigure.Of([Requests(40), Accepted(15, 40)], Reader.Public).ShouldAllBe(f => f.IsShown);
        SeenFigure.Of([Requests(41)], Reader.Public, before: [40]).Single().Sight.ShouldBe(Sight.Small);
    }

    [Fact]
    public void A_funder_reads_true_counts_and_no_reason_of_fewer_than_five()
    {
        var seen = Seen(Reader.Funder, Reasons(20, 3, 9));
        seen.Sight.ShouldBe(Sight.Shown);
        seen.Parts.Select(p => p.Count).ShouldBe([20, null, null]);
        Seen(Reader.Team, Reasons(20, 3, 9)).Parts.Select(p => p.Count).ShouldBe([20, 3, 9]);
    }

    [Fact]
    public void What_a_participant_costs_is_not_public_unless_the_lead_says_so()
    {
        var cost = new Figure("P7b", 1, 250m, 20) { Tells = [20] };
        SeenFigure.Of([cost], Reader.Public, costIsPublic: false).Single().Sight.ShouldBe(Sight.Reserved);
        SeenFigure.Of([cost], Reader.Public).Single().Sight.ShouldBe(Sight.Shown);
        SeenFigure.Of([cost], Reader.Funder, costIsPublic: false).Single().Sight.ShouldBe(Sight.Shown);
    }

    private static SeenFigure Seen(Reader reader, Figure figure) => SeenFigure.Of([figure], reader).Single();
}
