using System.Text.Json.Nodes;

namespace Maillage.Modules.Groups.Draw;

/// <summary>How many people with one value of one column a group holds: at least and at most; a hard one is never relaxed.</summary>
internal sealed record Bound(string Column, string Value, int Min, int Max, bool Hard = false);

/// <summary>The rules of a group: its size, quotas, and columns of which any value may come so many times at most.</summary>
internal sealed record DrawRules(int PanelSize, IReadOnlyList<Bound> Quotas, IReadOnlyDictionary<string, int> Caps)
{
    /// <summary>The column whose equal values come all or none: both of a pair, or neither; null = nobody is bound so.</summary>
    public string? Together { get; init; }

    /// <summary>What else the file says (a name, a note), kept in its canonical form.</summary>
    public JsonObject Remarks { get; init; } = [];

    public IReadOnlyList<string> Columns => [.. Quotas.Select(q => q.Column).Concat(Caps.Keys).Concat(Together is { } both ? [both] : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>rules.json: UTF-8, keys in ordinal order, no spaces.</summary>
    public byte[] Canonical()
    {
        var json = (JsonObject)Remarks.DeepClone();
        json["panel_size"] = PanelSize;
        json["quotas"] = new JsonObject(Quotas.GroupBy(q => q.Column, StringComparer.Ordinal).Select(c => KeyValuePair.Create(c.Key,
            (JsonNode?)new JsonObject(c.GroupBy(q => q.Value, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, (JsonNode?)new JsonObject { ["min"] = v.Max(q => q.Min), ["max"] = v.Min(q => q.Max) }))))));
        json["max_per_value"] = new JsonObject(Caps.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
        if (Together is not null)
            json["both_or_none"] = Together;
        return CanonicalJson.Write(json);
    }

    /// <summary>What in the rules fits no pool, or not this one.</summary>
    public void Check(Pool pool, string file)
    {
        if (PanelSize > pool.People.Count)
            throw new DrawFault(file, null, "panel_size", $"{PanelSize} places for {pool.People.Count} applicants; there must be at least as many applicants as places.");
        var known = pool.Columns.Index().ToDictionary(c => c.Item, c => pool.People.Select(p => p.Values[c.Index]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var quota in Quotas.Where(q => !known[q.Column].Contains(q.Value)))
            throw new DrawFault(file, null, $"quotas.{quota.Column}.{quota.Value}", $"nobody in the pool has the value {quota.Value} in the column {quota.Column}; mend the spelling or take the line out.");
    }
}
