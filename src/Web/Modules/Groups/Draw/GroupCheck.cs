namespace Maillage.Modules.Groups.Draw;

/// <summary>Whether a group obeys the rules, by counting: knows nothing of types or solvers.</summary>
internal static class GroupCheck
{
    /// <summary>The first rule that a group of places in the pool breaks, in words; null when it obeys all.</summary>
    public static string? Broken(Pool pool, DrawRules rules, IReadOnlyCollection<int> group)
    {
        if (group.Count != rules.PanelSize)
            return $"{group.Count} people instead of {rules.PanelSize}";
        if (group.Distinct().Count() != group.Count)
            return "the same person twice";
        foreach (var quota in rules.Quotas)
        {
            var column = pool.Column(quota.Column);
            var count = group.Count(p => string.Equals(pool.People[p].Values[column], quota.Value, StringComparison.Ordinal));
            if (count < quota.Min || count > quota.Max)
                return $"{count} people with {quota.Column} = {quota.Value}, {quota.Min} to {quota.Max} are allowed";
        }
        foreach (var (name, cap) in rules.Caps)
        {
            var column = pool.Column(name);
            foreach (var value in group.CountBy(p => pool.People[p].Values[column], StringComparer.Ordinal).Where(v => v.Value > cap))
                return $"{value.Value} people with {name} = {value.Key}, {cap} at most are allowed";
        }
        if (rules.Together is { } both)
        {
            var column = pool.Column(both);
            var all = pool.People.CountBy(p => p.Values[column], StringComparer.Ordinal).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
            foreach (var value in group.CountBy(p => pool.People[p].Values[column], StringComparer.Ordinal).Where(v => v.Value != all[v.Key]))
                return $"{value.Value} of {all[value.Key]} people with {both} = {value.Key}, all or none are allowed";
        }
        return null;
    }
}
