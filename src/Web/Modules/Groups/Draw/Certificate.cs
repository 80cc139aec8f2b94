using System.Text.Json.Nodes;

namespace Maillage.Modules.Groups.Draw;

/// <summary>
/// What proves the chances. The lottery shows that they can be given; each level's proof shows that no more can:
/// weights of rules that bound the weighted chance of those still open by plain addition ("rules"),
/// or weights of types that no whole group exceeds ("groups", found by search).
/// </summary>
internal static class Certificate
{
    public static JsonObject Write(DrawOutcome outcome) => new()
    {
        ["method"] = outcome.Steps.Any(s => s.Weights.Length > 0) ? "groups" : "rules",
        ["types"] = new JsonArray([.. outcome.Problem.Types.Select(t => new JsonArray([.. t.Units.Select(u => u is [var one] ? (JsonNode)outcome.Pool.People[one].Id : new JsonArray([.. u.Select(m => (JsonNode)outcome.Pool.People[m].Id)]))]))]),
        ["rules"] = new JsonArray([.. outcome.Problem.Rows.Select(r => new JsonObject { ["column"] = r.Column, ["value"] = r.Value, ["min"] = r.Min, ["max"] = r.Max })]),
        ["lottery"] = new JsonArray([.. outcome.Lottery.Groups.Select(g => new JsonObject { ["weight"] = g.Weight, ["counts"] = Pairs([.. g.Counts.Index().Where(c => c.Item > 0).Select(c => (c.Index, (double)c.Item))]) })]),
        ["levels"] = new JsonArray([.. outcome.Steps.Select(s => new JsonObject
        {
            ["chance"] = s.Value,
            ["types"] = new JsonArray([.. s.Fixed.Select(t => (JsonNode)t)]),
            ["multipliers"] = Pairs(s.Multipliers),
            ["ceilings"] = Pairs(s.Ceilings),
            ["weights"] = Pairs(s.Weights),
        })]),
    };

    public static (Lottery Lottery, List<LeximinStep> Steps) Read(JsonNode certificate, PanelProblem problem)
    {
        var lottery = certificate["lottery"]!.AsArray().Select(g =>
        {
            var counts = new int[problem.Types.Count];
            foreach (var (type, count) in Pairs(g!["counts"]!))
                counts[type] = (int)count;
            return new WeightedGroup((double)g["weight"]!, counts);
        });
        var steps = certificate["levels"]!.AsArray().Select(s => new LeximinStep((double)s!["chance"]!, [.. s["types"]!.AsArray().Select(t => (int)t!)], Pairs(s["multipliers"]!), Pairs(s["ceilings"]!), Pairs(s["weights"]!)));
        return (new Lottery([.. lottery]), [.. steps]);
    }

    /// <summary>What is wrong with the proof, in words; null when it holds as far as it can be followed without searching.</summary>
    public static string? Wrong(PanelProblem problem, Lottery lottery, IReadOnlyList<LeximinStep> steps)
    {
        if (lottery.Groups.Count == 0 || lottery.Groups.Any(g => !(g.Weight > 0)) || Math.Abs(lottery.Groups.Sum(g => g.Weight) - 1) > 1e-9)
            return "the weights of the lottery do not add up to 1";
        if (lottery.Groups.Any(g => !problem.Allows(g.Counts)))
            return "a group of the lottery breaks a rule";
        if (!steps.SelectMany(s => s.Fixed).Order().SequenceEqual(Enumerable.Range(0, problem.Types.Count)))
            return "the levels do not hold each type once";
        var means = lottery.Means();
        var settled = new double?[problem.Types.Count];
        foreach (var (i, step) in steps.Index())
        {
            if (step.Fixed.Any(t => Math.Abs(means[t] / problem.Types[t].Size - step.Value) > 1e-7))
                return $"level {i}: the lottery gives another chance";
            if (Bound(problem, lottery, step, settled) is not { } bound || Math.Abs(bound - step.Value) > 1e-6 && step.Value < 1 - 1e-9)
                return $"level {i}: the proof does not lead to the chance {step.Value}";
            foreach (var t in step.Fixed)
                settled[t] = step.Value;
        }
        return null;
    }

    /// <summary>The most that the least favoured of those still open can have, by the proof; null when its weights are none.</summary>
    private static double? Bound(PanelProblem problem, Lottery lottery, LeximinStep step, double?[] settled)
    {
        var weights = new double[problem.Types.Count];
        foreach (var (t, w) in step.Weights)
            weights[t] = w / problem.Types[t].Size;
        double total;
        if (step.Weights.Length > 0)
        {
            // No whole group may be worth more: checked on all that are here; that there is no other took a search.
            total = lottery.Groups.Max(g => g.Counts.Index().Sum(c => weights[c.Index] * c.Item));
        }
        else
        {
            var multipliers = new double[problem.Rows.Count + 1];
            foreach (var (row, u) in step.Multipliers)
                multipliers[row] = u;
            for (var t = 0; t < weights.Length; t++)
                weights[t] = PanelProblem.Entries(problem.Types[t]).Sum(e => multipliers[e.Row] * e.Value);
            total = multipliers[0] * problem.Size + problem.Rows.Index().Sum(r => multipliers[r.Index + 1] * (multipliers[r.Index + 1] > 0 ? r.Item.Max : r.Item.Min));
            foreach (var (t, g) in step.Ceilings)
            {
                weights[t] += g;
                total += g * problem.Types[t].Size;
            }
        }
        var open = Enumerable.Range(0, weights.Length).Where(t => settled[t] is null).ToArray();
        if (step.Value < 1 - 1e-9 && (open.Any(t => weights[t] < -1e-7) || Math.Abs(open.Sum(t => weights[t] * problem.Types[t].Size) - 1) > 1e-6))
            return null;
        return total - Enumerable.Range(0, weights.Length).Sum(t => settled[t] is { } chance ? weights[t] * problem.Types[t].Size * chance : 0);
    }

    private static JsonArray Pairs((int Place, double Value)[] pairs) => new([.. pairs.Select(p => new JsonArray(p.Place, p.Value))]);

    private static (int Place, double Value)[] Pairs(JsonNode pairs) => [.. pairs.AsArray().Select(p => ((int)p![0]!, (double)p[1]!))];
}
