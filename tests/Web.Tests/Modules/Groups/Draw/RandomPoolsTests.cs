using System.Text;
using System.Text.Json.Nodes;
using Maillage.Modules.Groups.Draw;

namespace Maillage.Tests.Modules.Groups.Draw;

/// <summary>Tiny pools of all kinds, where every possible group can be written down.</summary>
public sealed class RandomPoolsTests
{
    private const int Pools = 300;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Chances_are_those_found_by_trying_every_group()
    {
        var (possible, impossible) = (0, 0);
        for (var seed = 0; seed < Pools; seed++)
        {
            var (people, rules) = Make(seed);
            var plain = new PlainRules(people, rules);
            string[] ids = [.. plain.People.Keys.Order(StringComparer.Ordinal)];
            var groups = Subsets(ids.Length).Where(g => plain.Allows([.. g.Select(i => ids[i])])).ToArray();
            var composition = Compose(people, rules);
            (composition.Outcome is not null).ShouldBe(groups.Length > 0, $"seed {seed}");
            if (composition.Outcome is not { } outcome)
            {
                impossible++;
                continue;
            }
            possible++;
            foreach (var (i, chance) in SmallLeximin.Of(ids.Length, groups).Index())
                outcome.Chances[i].ShouldBe(chance, 1e-6, $"seed {seed}, {ids[i]}\n{people}{rules}");
            foreach (var (i, times) in outcome.Times.Index())
                (times / 1000.0).ShouldBe(outcome.Chances[i], 0.02, $"seed {seed}, {ids[i]}");
            outcome.Groups.ShouldAllBe(g => plain.Allows(g.Select(p => ids[p]).ToArray()), $"seed {seed}");
        }
        possible.ShouldBeGreaterThan(Pools / 4);
        impossible.ShouldBeGreaterThan(Pools / 10);
    }

    [Fact]
    public async Task With_pairs_too_and_both_come_or_neither()
    {
        var (possible, together) = (0, 0);
        for (var seed = 1000; seed < 1000 + Pools; seed++)
        {
            var (plainPeople, plainRules) = Make(seed);
            var lines = plainPeople.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var pairs = new Random(seed).Next(1, 3);
            var people = string.Concat(lines.Select((l, i) => i == 0 ? $"{l},pair\n" : $"{l},{(i <= 2 * pairs ? $"b{(i + 1) / 2}" : $"p{i - 1}")}\n"));
            var json = JsonNode.Parse(plainRules)!.AsObject();
            json["both_or_none"] = "pair";
            var rules = json.ToJsonString();
            var plain = new PlainRules(plainPeople, plainRules);
            string[] ids = [.. plain.People.Keys.Order(StringComparer.Ordinal)];
            bool Whole(string[] group) => Enumerable.Range(0, Math.Min(pairs, ids.Length / 2)).All(b => group.Contains($"p{2 * b}") == group.Contains($"p{2 * b + 1}"));
            var groups = Subsets(ids.Length).Where(g => plain.Allows([.. g.Select(i => ids[i])]) && Whole([.. g.Select(i => ids[i])])).ToArray();
            var composition = Compose(people, rules);
            (composition.Outcome is not null).ShouldBe(groups.Length > 0, $"seed {seed}\n{people}{rules}");
            if (composition.Outcome is not { } outcome)
                continue;
            possible++;
            foreach (var (i, chance) in SmallLeximin.Of(ids.Length, groups).Index())
                outcome.Chances[i].ShouldBe(chance, 1e-6, $"seed {seed}, {ids[i]}\n{people}{rules}");
            outcome.Groups.All(g => Whole([.. g.Select(p => ids[p])]) && plain.Allows([.. g.Select(p => ids[p])])).ShouldBeTrue($"seed {seed}");
            together += outcome.Groups.Any(g => g.Contains(0)) ? 1 : 0;
            if (possible % 20 != 1)
                continue;
            using var desk = new DrawDesk();
            (await desk.DrawText(people, rules, "--seed", "0312254147")).Code.ShouldBe(0);
            var verified = await desk.Verify();
            verified.Code.ShouldBe(0, verified.Error);
        }
        possible.ShouldBeGreaterThan(Pools / 4);
        together.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_smallest_change_is_the_one_found_by_trying_every_group()
    {
        var mendable = 0;
        for (var seed = 0; seed < Pools; seed++)
        {
            var (people, rules) = Make(seed);
            if (Compose(people, rules).Impossibility is not { } impossibility)
                continue;
            var capsOnly = JsonNode.Parse(rules)!.AsObject();
            capsOnly.Remove("quotas");
            var subsets = Enumerable.Range(1, 8).SelectMany(size =>
            {
                capsOnly["panel_size"] = size;
                var plain = new PlainRules(people, capsOnly.ToJsonString());
                string[] ids = [.. plain.People.Keys];
                return Subsets(ids.Length).Select(s => s.Select(i => ids[i]).ToArray()).Where(s => plain.Allows(s));
            }).ToArray();
            impossibility.LargestUnderCaps.ShouldBe(subsets.Max(s => s.Length), $"seed {seed}");
            var full = new PlainRules(people, rules);
            var whole = subsets.Where(s => s.Length == full.PanelSize).ToArray();
            impossibility.Units.ShouldBe(whole.Length == 0 ? null : whole.Min(full.Missing), $"seed {seed}\n{people}{rules}");
            mendable += whole.Length == 0 ? 0 : 1;
        }
        mendable.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Neither_ids_nor_the_order_of_rows_nor_of_columns_change_a_chance()
    {
        for (var seed = 0; seed < Pools; seed += 5)
        {
            var (people, rules) = Make(seed);
            SameWhenShuffled(people, rules, seed);
        }
    }

    [Theory]
    [InlineData("d2_n50_k15_usual")]
    [InlineData("d3_n40_k10_closed_sector")]
    [InlineData("d5_n26_k12_relaxation_gap")]
    [InlineData("d8_n300_k30")]
    public void Nor_in_the_cases(string name) =>
        SameWhenShuffled(File.ReadAllText(SharedData.Path("draw", name, "people.csv")), File.ReadAllText(SharedData.Path("draw", name, "quotas.json")), 7);

    private static void SameWhenShuffled(string people, string rules, int seed)
    {
        if (Compose(people, rules).Outcome is not { } before)
            return;
        var dice = new Random(seed);
        var lines = people.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToArray();
        var columns = Enumerable.Range(0, lines[0].Length).ToArray();
        dice.Shuffle(columns);
        var rows = lines[1..];
        dice.Shuffle(rows);
        var names = rows.Index().ToDictionary(r => r.Item[0], r => $"n{(r.Index * 7919 + 13) % 100_003}", StringComparer.Ordinal);
        var shuffled = string.Join('\n', rows.Select(r => (string[])[names[r[0]], .. r[1..]]).Prepend(lines[0]).Select(r => string.Join(',', columns.Select(c => r[c]))));
        var after = Compose(shuffled, rules).Outcome.ShouldNotBeNull();
        var chances = after.Pool.People.Zip(after.Chances).ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal);
        foreach (var (i, person) in before.Pool.People.Index())
            chances[names[person.Id]].ShouldBe(before.Chances[i], $"seed {seed}, {person.Id}");
    }

    private static Composition Compose(string people, string rules)
    {
        var read = RulesReader.Read(Encoding.UTF8.GetBytes(rules), "rules.json");
        return FairDraw.Compose(PoolReader.Read(Encoding.UTF8.GetBytes(people), "people.csv", read), read, cancel: Cancel);
    }

    /// <summary>Two to eight people, two columns with quotas and one with a cap.</summary>
    private static (string People, string Rules) Make(int seed)
    {
        var dice = new Random(seed);
        var (count, tall) = (dice.Next(2, 9), dice.Next(2, 4));
        var people = Enumerable.Range(0, count).Select(i => (Id: $"p{i}", Sector: $"s{dice.Next(tall)}", Commune: $"c{dice.Next(2)}", Structure: $"S{dice.Next(1 + count / 2)}")).ToArray();
        var size = dice.Next(1, count + 1);
        var quotas = new JsonObject { ["sector"] = Quotas(people.Select(p => p.Sector)), ["commune"] = Quotas(people.Select(p => p.Commune)) };
        var rules = new JsonObject { ["panel_size"] = size, ["quotas"] = quotas };
        if (dice.Next(3) > 0)
            rules["max_per_value"] = new JsonObject { ["structure"] = dice.Next(1, 3) };
        return (string.Concat(people.Select(p => $"{p.Id},{p.Sector},{p.Commune},{p.Structure}\n").Prepend("id,sector,commune,structure\n")), rules.ToJsonString());

        JsonObject Quotas(IEnumerable<string> values)
        {
            var made = new JsonObject();
            foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(_ => dice.Next(4) > 0))
            {
                var min = dice.Next(Math.Min(size, 2) + 1);
                made[value] = new JsonObject { ["min"] = min, ["max"] = dice.Next(Math.Max(1, min), size + 1) };
            }
            return made;
        }
    }

    private static IEnumerable<int[]> Subsets(int count) =>
        Enumerable.Range(0, 1 << count).Select(bits => Enumerable.Range(0, count).Where(i => (bits >> i & 1) == 1).ToArray());
}
