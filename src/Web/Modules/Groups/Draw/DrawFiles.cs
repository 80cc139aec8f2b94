using System.Text;
using System.Text.Json.Nodes;

namespace Maillage.Modules.Groups.Draw;

/// <summary>The files of a draw, byte for byte.</summary>
internal static class DrawFiles
{
    public const string Pool = "pool.csv", Rules = "rules.json", Probabilities = "probabilities.json", GroupList = "groups.json", Seal = "commitment.txt", Result = "result.json";

    public static IReadOnlyList<string> All { get; } = [Pool, Rules, Probabilities, GroupList, Seal, Result];

    public static IReadOnlyDictionary<string, byte[]> Of(DrawOutcome outcome, byte[]? randomness)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Pool] = outcome.PoolFile,
            [Rules] = outcome.RulesFile,
            [Probabilities] = Chances(outcome),
            [GroupList] = outcome.GroupsFile,
            [Seal] = Encoding.ASCII.GetBytes(outcome.Commitment + "\n"),
        };
        if (randomness is not null)
            files[Result] = Drawn(outcome, randomness);
        return files;
    }

    public static IReadOnlyDictionary<string, byte[]> Of(Pool pool, Impossibility impossibility) => new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [Pool] = pool.Canonical(),
        [Rules] = impossibility.Rules.Canonical(),
        [Probabilities] = CanonicalJson.Write(new JsonObject
        {
            ["feasible"] = false,
            ["max_panel_size_with_caps_only"] = impossibility.LargestUnderCaps,
            ["relaxing_quotas_can_fix"] = impossibility.Relaxations is not null,
            ["relaxation_units"] = impossibility.Units,
            ["relaxations"] = new JsonArray([.. (impossibility.Relaxations ?? []).Select(r => new JsonObject
            {
                ["column"] = r.Column, ["value"] = r.Value, ["bound"] = r.IsMin ? "min" : "max", ["from"] = r.From, ["to"] = r.To,
            })]),
            ["explanation"] = DrawWords.French.Explain(impossibility),
        }),
    };

    public static byte[] Groups(DrawOutcome outcome) => CanonicalJson.Write(new JsonObject
    {
        ["groups"] = new JsonArray([.. outcome.Groups.Select(g => new JsonArray([.. g.Select(p => (JsonNode)outcome.Pool.People[p].Id)]))]),
    });

    public static byte[] Drawn(DrawOutcome outcome, byte[] randomness)
    {
        var (index, ids) = outcome.Result(randomness);
        return Drawn(randomness, index, ids);
    }

    /// <summary>result.json.</summary>
    public static byte[] Drawn(byte[] randomness, int index, IEnumerable<string> ids) => CanonicalJson.Write(new JsonObject
    {
        ["seed"] = Convert.ToHexStringLower(randomness),
        ["index"] = index,
        ["group"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]),
    });

    /// <summary>The ids of one of the groups of groups.json.</summary>
    public static IReadOnlyList<string> Group(byte[] groups, int index) => [.. JsonNode.Parse(groups)!["groups"]![index]!.AsArray().Select(i => (string)i!)];

    private static byte[] Chances(DrawOutcome outcome) => CanonicalJson.Write(new JsonObject
    {
        ["feasible"] = true,
        ["version"] = outcome.Version,
        ["pool_size"] = outcome.Pool.People.Count,
        ["panel_size"] = outcome.Rules.PanelSize,
        ["maximin"] = outcome.Maximin,
        ["probabilities"] = ById(outcome, outcome.Chances),
        ["published"] = ById(outcome, [.. outcome.Times.Select(t => (double)t / outcome.Groups.Count)]),
        ["certificate"] = Certificate.Write(outcome),
    });

    private static JsonObject ById(DrawOutcome outcome, IReadOnlyList<double> values) =>
        new(outcome.Pool.People.Select((p, i) => KeyValuePair.Create(p.Id, (JsonNode?)values[i])));
}
