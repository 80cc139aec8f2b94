using Maillage.Modules.Groups.Draw;

namespace Maillage.Modules.Groups.Pools;

/// <summary>How many people of a pool each rule concerns: of the list as it was hashed once that is public, of those in the running before.</summary>
internal sealed record PoolCounts(int People, bool HasLinks, bool HasPairs, Func<string, IEnumerable<string>> Values)
{
    public static PoolCounts Of(Running running) =>
        new(running.People.Count, running.Hierarchies.Count > 0, running.People.Any(p => p.Values.ContainsKey(DrawColumns.Pair)), column => running.People.Select(p => p.Values[column]));

    public static PoolCounts Of(Pool pool, DrawRules rules) =>
        new(pool.People.Count, rules.Caps.Keys.Any(c => c.StartsWith(DrawColumns.Hierarchy, StringComparison.Ordinal)), rules.Together is not null, column => pool.People.Select(p => p.Values[pool.Column(column)]));

    public int Different(string column) => Values(column).Distinct(StringComparer.Ordinal).Count();

    public int With(string column, string value) => Values(column).Count(v => v == value);
}
