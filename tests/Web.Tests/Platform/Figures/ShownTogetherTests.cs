using Maillage.Platform.Figures;

namespace Maillage.Tests.Platform.Figures;

/// <summary>No figure tells of few people, alone or taken from another.</summary>
public sealed class ShownTogetherTests
{
    [Theory]
    [InlineData(new[] { 17 }, new[] { 10 }, false)] // ten people
    [InlineData(new[] { 17 }, new[] { 12, 17 }, false)] // five were not accepted
    [InlineData(new[] { 40 }, new[] { 15, 40 }, true)]
    [InlineData(new[] { 40 }, new[] { 40 }, true)]
    [InlineData(new[] { 40 }, new[] { 0, 40 }, true)]
    [InlineData(new[] { 40 }, new[] { 41 }, false)] // one came in since
    public void A_small_count_or_a_small_difference_is_not_shown_to_the_public(int[] before, int[] next, bool shown)
    {
        var together = new ShownTogether(Reader.Public);
        together.Takes(before).ShouldBeTrue();
        together.Takes(next).ShouldBe(shown);
    }

    [Fact]
    public void What_was_shown_once_is_known()
    {
        var together = new ShownTogether(Reader.Public);
        together.Remember([17]);
        together.Takes([18]).ShouldBeFalse();
        together.Takes([17]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(nameof(Reader.Team), true)]
    [InlineData(nameof(Reader.OwnFile), true)]
    [InlineData(nameof(Reader.Funder), true)]
    [InlineData(nameof(Reader.Network), false)]
    public void Who_does_the_work_or_pays_for_it_reads_true_counts(string reader, bool shown) => new ShownTogether(Enum.Parse<Reader>(reader)).Takes([3]).ShouldBe(shown);
}
