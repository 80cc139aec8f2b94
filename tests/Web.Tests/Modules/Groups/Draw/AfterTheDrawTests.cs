using System.Text.Json.Nodes;
using Maillage.Modules.Groups.Draw;

namespace Maillage.Tests.Modules.Groups.Draw;

/// <summary>What is said to an applicant, and who may take the place of whom.</summary>
public sealed class AfterTheDrawTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("d1_n18_k8_small")]
    [InlineData("d2_n50_k15_usual")]
    [InlineData("d3_n40_k10_closed_sector")]
    [InlineData("d5_n26_k12_relaxation_gap")]
    [InlineData("d6_n120_k24_medium")]
    public void Who_may_replace_whom_is_who_keeps_every_rule(string name)
    {
        var (pool, rules) = Read(name);
        var expected = JsonNode.Parse(File.ReadAllText(SharedData.Path("draw", name, "expected.json")))!["replacement_case"]!;
        var group = expected["panel"]!.AsArray().Select(i => (string)i!).ToHashSet(StringComparer.Ordinal);
        foreach (var (gone, others) in expected["eligible_single_replacements"]!.AsObject())
        {
            var replacements = Replacements.For(pool, rules, group, new HashSet<string>(StringComparer.Ordinal) { gone }, 10, Cancel);
            replacements.Eligible.ShouldBe(others!.AsArray().Select(i => (string)i!).Order(StringComparer.Ordinal), ignoreOrder: false, $"{name}, {gone}");
            // Among those who may, the draw favours nobody.
            (replacements.Draw is null).ShouldBe(replacements.Eligible.Count == 0);
            if (replacements.Draw is { } draw)
                draw.Pool.People.Zip(draw.Chances).ShouldAllBe(p => Math.Abs(p.Second - (replacements.Eligible.Contains(p.First.Id) ? 1.0 / replacements.Eligible.Count : 0)) < 1e-8);
        }
    }

    [Fact]
    public void An_applicant_whom_the_rules_exclude_is_told_the_smallest_change_that_would_not()
    {
        var (pool, rules) = Read("d5_n26_k12_relaxation_gap");
        var outcome = FairDraw.Compose(pool, rules, 10, cancel: Cancel).Outcome.ShouldNotBeNull();
        var never = ApplicantChance.Of(outcome, "P0007", Cancel).ShouldNotBeNull();
        never.Chance.ShouldBe(0);
        var changes = never.Changes.ShouldNotBeNull();
        changes.ShouldNotBeEmpty();
        var quotas = rules.Quotas.Select(q => changes.Where(c => c.Column == q.Column && c.Value == q.Value)
            .Aggregate(q, (quota, c) => c.IsMin ? quota with { Min = c.To } : quota with { Max = c.To })).ToArray();
        var after = FairDraw.Compose(pool, rules with { Quotas = quotas }, 10, cancel: Cancel).Outcome.ShouldNotBeNull();
        ApplicantChance.Of(after, "P0007", Cancel)!.Chance.ShouldBeGreaterThan(0);
        DrawWords.French.Explain(never).ShouldContain("La vôtre était nulle");

        var always = ApplicantChance.Of(outcome, "P0021", Cancel).ShouldNotBeNull();
        always.Changes.ShouldBeNull();
        DrawWords.French.Explain(always).ShouldContain("La vôtre était de 100");
        ApplicantChance.Of(outcome, "nobody", Cancel).ShouldBeNull();
    }

    private static (Pool Pool, DrawRules Rules) Read(string name)
    {
        var rules = RulesReader.Read(File.ReadAllBytes(SharedData.Path("draw", name, "quotas.json")), "quotas.json");
        return (PoolReader.Read(File.ReadAllBytes(SharedData.Path("draw", name, "people.csv")), "people.csv", rules), rules);
    }
}
