using System.Text.Json.Nodes;

namespace Maillage.Modules.Groups.Draw;

/// <summary>
/// Whether no group obeys the rules indeed, and whether what is said about it is true. Unlike the rest of the check it takes the solver;
/// where several changes are equally small, any of them is right, for another solver may name another.
/// </summary>
internal static class ImpossibilityCheck
{
    /// <summary>What is wrong, in words; null when all of it is true.</summary>
    public static string? Wrong(Pool pool, DrawRules rules, JsonNode stated, byte[] file, CancellationToken cancel)
    {
        var truth = Impossibility.Of(pool, rules, cancel);
        if (truth.Units == 0)
            return "says that no group is possible, and one is";
        var said = stated["relaxations"]!.AsArray().Select(r => new Relaxation((string)r!["column"]!, (string)r["value"]!, (string)r["bound"]! == "min", (int)r["from"]!, (int)r["to"]!)).ToArray();
        if (truth.Relaxations is not null)
        {
            if (Relaxed(rules, said) is not { } relaxed)
                return "the changes start from other quotas than the rules hold";
            if (said.Sum(r => r.Units) != truth.Units || Impossibility.Smallest(pool, relaxed, null, cancel) is not { Count: 0 })
                return $"the changes are not the smallest that allow a group, which takes {truth.Units} steps";
            truth = truth with { Relaxations = said };
        }
        return DrawFiles.Of(pool, truth)[DrawFiles.Probabilities].SequenceEqual(file) ? null : "is not what the pool and the rules give";
    }

    /// <summary>The rules after the changes; null where a change names no quota or another bound than it has.</summary>
    private static DrawRules? Relaxed(DrawRules rules, IReadOnlyList<Relaxation> changes)
    {
        var quotas = rules.Quotas.ToArray();
        foreach (var change in changes)
        {
            var place = Array.FindIndex(quotas, q => string.Equals(q.Column, change.Column, StringComparison.Ordinal) && string.Equals(q.Value, change.Value, StringComparison.Ordinal));
            if (place < 0 || change.From != (change.IsMin ? quotas[place].Min : quotas[place].Max))
                return null;
            quotas[place] = change.IsMin ? quotas[place] with { Min = change.To } : quotas[place] with { Max = change.To };
        }
        return rules with { Quotas = quotas };
    }
}
