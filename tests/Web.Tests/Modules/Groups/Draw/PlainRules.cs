using System.Text.Json.Nodes;

namespace Maillage.Tests.Modules.Groups.Draw;

/// <summary>A pool and its rules read in the plainest way, to check groups without a line of the program.</summary>
internal sealed class PlainRules
{
    private readonly JsonNode rules;
    private readonly string[] columns;

    public PlainRules(string pool, string rules)
    {
        this.rules = JsonNode.Parse(rules)!;
        var lines = pool.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        columns = lines[0].Split(',');
        People = lines[1..].Select(l => l.Split(',')).ToDictionary(c => c[Array.IndexOf(columns, "id")], StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string[]> People { get; }

    public int PanelSize => (int)rules["panel_size"]!;

    public static PlainRules OfCase(string name) =>
        new(File.ReadAllText(SharedData.Path("draw", name, "people.csv")), File.ReadAllText(SharedData.Path("draw", name, "quotas.json")));

    /// <summary>Whether a group of ids obeys every rule.</summary>
    public bool Allows(IReadOnlyCollection<string> group)
    {
        if (group.Count != PanelSize || group.Distinct(StringComparer.Ordinal).Count() != group.Count)
            return false;
        foreach (var (column, values) in rules["quotas"]?.AsObject() ?? [])
        {
            foreach (var (value, bounds) in values!.AsObject())
            {
                var count = group.Count(id => string.Equals(Value(id, column), value, StringComparison.Ordinal));
                if (count < ((int?)bounds!["min"] ?? 0) || count > ((int?)bounds["max"] ?? PanelSize))
                    return false;
            }
        }
        foreach (var (column, cap) in rules["max_per_value"]?.AsObject() ?? [])
        {
            if (group.CountBy(id => Value(id, column), StringComparer.Ordinal).Any(v => v.Value > (int)cap!))
                return false;
        }
        return true;
    }

    /// <summary>By how many people a group misses its quotas.</summary>
    public int Missing(IReadOnlyCollection<string> group) => (rules["quotas"]?.AsObject() ?? []).Sum(c => c.Value!.AsObject().Sum(v =>
    {
        var count = group.Count(id => string.Equals(Value(id, c.Key), v.Key, StringComparison.Ordinal));
        return Math.Max(0, (int)v.Value!["min"]! - count) + Math.Max(0, count - (int)v.Value["max"]!);
    }));

    private string Value(string id, string column) => People[id][Array.IndexOf(columns, column)];
}
