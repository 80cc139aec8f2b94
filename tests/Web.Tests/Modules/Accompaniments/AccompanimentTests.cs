using Maillage.Modules.Accompaniments;
using Maillage.Modules.Actions.Contracts;

namespace Maillage.Tests.Modules.Accompaniments;

/// <summary>The rules of an accompaniment by themselves.</summary>
public sealed class AccompanimentTests
{
    private static readonly DateOnly September = new(2024, 9, 9);

    [Theory]
    [InlineData("2025-03-08", true)]
    [InlineData("2025-03-07", false)]
    [InlineData("2025-06-12", true)]
    [InlineData("2025-09-09", true)]
    [InlineData("2025-09-10", false)]
    public void Six_to_twelve_months_need_no_reason(string last, bool isUsual)
    {
        var ends = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        var one = New();
        (one.Plan(September, ends, reason: null) is null).ShouldBe(isUsual);
        one.Plan(September, ends, "une raison").ShouldBeNull();
        one.LengthReason.ShouldBe(isUsual ? null : "une raison");
    }

    [Fact]
    public void It_is_made_longer_than_a_year_with_a_reason_only_and_remembers_it()
    {
        var one = New();
        one.Plan(September, new DateOnly(2025, 6, 12), reason: null).ShouldBeNull();
        one.Prolong(new DateOnly(2025, 6, 1), "plus court", September)!.Text.ShouldBe("accompaniments.refused.not_later");
        one.Prolong(new DateOnly(2025, 9, 30), reason: null, September)!.Text.ShouldBe("accompaniments.refused.length");
        one.Prolong(new DateOnly(2025, 9, 30), "une rencontre après l’été", September).ShouldBeNull();
        one.Ends.ShouldBe(new DateOnly(2025, 9, 30));
        one.Prolongations.Single().From.ShouldBe(new DateOnly(2025, 6, 12));
    }

    [Fact]
    public void Once_over_its_dates_stay_and_news_wait_at_six_and_twelve_months()
    {
        var one = New();
        one.Plan(September, new DateOnly(2025, 6, 12), reason: null).ShouldBeNull();
        one.Follow(new FollowUp(6, new DateOnly(2025, 12, 12), HalfHasChanged: true, Words: null))!.Text.ShouldBe("accompaniments.refused.not_over");
        one.End(new DateOnly(2025, 6, 13), reason: null, new DateOnly(2025, 6, 12))!.Text.ShouldBe("accompaniments.refused.end_date");
        one.End(new DateOnly(2025, 6, 12), reason: null, new DateOnly(2025, 6, 12)).ShouldBeNull();
        one.End(new DateOnly(2025, 6, 12), reason: null, new DateOnly(2025, 6, 12))!.Text.ShouldBe("accompaniments.refused.over");
        one.Plan(September, new DateOnly(2025, 7, 1), reason: null)!.Text.ShouldBe("accompaniments.refused.over");
        one.Awaited(new DateOnly(2025, 12, 11)).ShouldBeEmpty();
        one.Awaited(new DateOnly(2026, 7, 1)).Select(w => w.Months).ShouldBe([6, 12]);
        one.Follow(new FollowUp(6, new DateOnly(2025, 12, 20), HalfHasChanged: true, Words: null)).ShouldBeNull();
        one.Awaited(new DateOnly(2026, 7, 1)).Select(w => w.Months).ShouldBe([12]);
        one.StateOn(new DateOnly(2026, 7, 1)).ShouldBe("suivi");
        one.Follow(new FollowUp(12, new DateOnly(2026, 7, 1), HalfHasChanged: null, Words: null)).ShouldBeNull();
        one.StateOn(new DateOnly(2026, 7, 1)).ShouldBe("termine");
    }

    [Fact]
    public void Beyond_twelve_months_it_is_prolonged_with_its_reason_before_it_ends()
    {
        var one = New();
        one.Plan(September, new DateOnly(2025, 6, 12), reason: null).ShouldBeNull();
        one.End(new DateOnly(2025, 12, 12), reason: null, new DateOnly(2025, 12, 31))!.Text.ShouldBe("accompaniments.refused.end_later");
        one.Prolong(new DateOnly(2025, 12, 12), "une rencontre après l’été", new DateOnly(2025, 12, 1)).ShouldBeNull();
        one.End(new DateOnly(2025, 12, 12), reason: null, new DateOnly(2025, 12, 31)).ShouldBeNull();
    }

    [Fact]
    public void One_that_was_interrupted_waits_for_no_news()
    {
        var one = New();
        one.Plan(September, new DateOnly(2025, 6, 12), reason: null).ShouldBeNull();
        one.End(new DateOnly(2025, 1, 10), "changement-direction", new DateOnly(2025, 2, 1)).ShouldBeNull();
        one.StateOn(new DateOnly(2026, 7, 1)).ShouldBe("interrompu");
        one.Awaited(new DateOnly(2026, 7, 1)).ShouldBeEmpty();
    }

    private static Accompaniment New() => new() { ActionId = new ActionId(Guid.Parse("0199c000-0000-7000-8000-000000000001")) };
}
