using System.Text.Json.Nodes;

namespace Maillage.Tests.Modules.Groups.Draw;

public sealed class DrawCasesTests
{
    private static readonly string[] Possible = ["d1_n18_k8_small", "d2_n50_k15_usual", "d3_n40_k10_closed_sector", "d5_n26_k12_relaxation_gap", "d6_n120_k24_medium", "d8_n300_k30"];

    public static TheoryData<string> Feasible => [.. Possible];

    [Theory, MemberData(nameof(Feasible))]
    public async Task Everyone_gets_the_fairest_chance_that_there_is(string name)
    {
        using var desk = new DrawDesk();
        var run = await desk.DrawCase(name);
        run.Code.ShouldBe(0, run.Error);
        var (made, expected) = (desk.Json("probabilities.json"), Expected(name));
        ((bool)made["feasible"]!).ShouldBeTrue();
        ((int)made["pool_size"]!).ShouldBe((int)expected["pool_size"]!);
        ((int)made["panel_size"]!).ShouldBe((int)expected["panel_size"]!);
        ((double)made["maximin"]!).ShouldBe((double)expected["maximin"]!, 1e-6);
        var chances = Numbers(made["probabilities"]!);
        chances.Values.Sum().ShouldBe((double)expected["panel_size"]!, 1e-6);
        chances.Keys.Order(StringComparer.Ordinal).ShouldBe(Numbers(expected["leximin_by_id"]!).Keys.Order(StringComparer.Ordinal));
        foreach (var (id, chance) in Numbers(expected["leximin_by_id"]!))
            chances[id].ShouldBe(chance, 1e-4, $"{name}, {id}");
        foreach (var id in expected["never_selectable"]!.AsArray().Select(i => (string)i!))
            chances[id].ShouldBe(0, id);
        foreach (var id in expected["always_selected"]!.AsArray().Select(i => (string)i!))
            chances[id].ShouldBe(1, 1e-9, id);
    }

    [Theory, MemberData(nameof(Feasible)), InlineData("d9_n1500_k150")]
    public async Task Every_published_group_obeys_the_rules_and_the_shares_are_counted_from_them(string name)
    {
        using var desk = new DrawDesk();
        (await desk.DrawCase(name, "--seed", "c0ffee")).Code.ShouldBe(0);
        var groups = desk.Json("groups.json")["groups"]!.AsArray().Select(g => g!.AsArray().Select(i => (string)i!).ToArray()).ToArray();
        groups.Length.ShouldBe(1000);
        var plain = PlainRules.OfCase(name);
        groups.ShouldAllBe(g => plain.Allows(g));

        var (chances, published) = (Numbers(desk.Json("probabilities.json")["probabilities"]!), Numbers(desk.Json("probabilities.json")["published"]!));
        var counts = groups.SelectMany(g => g).CountBy(i => i, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        published.Count.ShouldBe(plain.People.Count);
        foreach (var (id, share) in published)
        {
            share.ShouldBe(counts.GetValueOrDefault(id) / 1000.0, id);
            share.ShouldBe(chances[id], 0.02, id);
        }
        var result = desk.Json("result.json");
        result["group"]!.AsArray().Select(i => (string)i!).ShouldBe(groups[(int)result["index"]!]);
        var verify = await desk.Verify();
        verify.Code.ShouldBe(0, verify.Error);
    }

    [Theory, MemberData(nameof(Feasible))]
    public async Task The_same_input_and_seed_give_the_same_bytes(string name)
    {
        using var one = new DrawDesk();
        using var other = new DrawDesk();
        await one.DrawCase(name, "--seed", "00ff");
        await other.DrawCase(name, "--seed", "00ff");
        one.Files().Keys.ShouldBe(["commitment.txt", "groups.json", "pool.csv", "probabilities.json", "result.json", "rules.json"]);
        other.Files().ShouldBe(one.Files());
        // What was written is as good an input as the original.
        var again = await one.Draw(Path.Combine(other.Out, "pool.csv"), Path.Combine(other.Out, "rules.json"), "--seed", "00ff");
        again.Code.ShouldBe(0, again.Error);
        one.Files().ShouldBe(other.Files());
    }

    [Theory]
    [InlineData("d4_n28_k15_infeasible_caps")]
    [InlineData("d7_n50_k15_infeasible_quota")]
    public async Task Impossible_rules_are_explained_with_the_smallest_change(string name)
    {
        using var desk = new DrawDesk();
        var run = await desk.DrawCase(name, "--seed", "00ff");
        run.Code.ShouldBe(3);
        var (made, expected) = (desk.Json("probabilities.json"), Expected(name));
        ((bool)made["feasible"]!).ShouldBeFalse();
        ((int)made["max_panel_size_with_caps_only"]!).ShouldBe((int)expected["max_panel_size_with_caps_only"]!);
        ((bool)made["relaxing_quotas_can_fix"]!).ShouldBe((bool)expected["relaxing_quotas_can_fix"]!);
        ((int?)made["relaxation_units"]).ShouldBe((int?)expected["min_total_relaxation_units"]);
        run.Error.Trim().ShouldBe((string)made["explanation"]!);
        desk.Files().Keys.ShouldBe(["pool.csv", "probabilities.json", "rules.json"]);
        (await desk.Verify()).Code.ShouldBe(0);

        var changes = made["relaxations"]!.AsArray();
        if (made["relaxation_units"] is null)
        {
            changes.ShouldBeEmpty();
            return;
        }
        changes.Sum(c => Math.Abs((int)c!["to"]! - (int)c["from"]!)).ShouldBe((int)made["relaxation_units"]!);
        var rules = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Path("draw", name, "quotas.json"), TestContext.Current.CancellationToken))!;
        foreach (var change in changes)
        {
            var bounds = rules["quotas"]![(string)change!["column"]!]![(string)change["value"]!]!;
            ((int)bounds[(string)change["bound"]!]!).ShouldBe((int)change["from"]!);
            bounds[(string)change["bound"]!] = (int)change["to"]!;
        }
        (await desk.DrawText(await File.ReadAllTextAsync(SharedData.Path("draw", name, "people.csv"), TestContext.Current.CancellationToken), rules.ToJsonString())).Code.ShouldBe(0);
    }

    private static JsonNode Expected(string name) => JsonNode.Parse(File.ReadAllText(SharedData.Path("draw", name, "expected.json")))!;

    private static Dictionary<string, double> Numbers(JsonNode node) => node.AsObject().ToDictionary(p => p.Key, p => (double)p.Value!, StringComparer.Ordinal);
}
