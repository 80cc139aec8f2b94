namespace Maillage.Modules.Groups.Draw;

/// <summary>Who can take the places of people who withdraw.</summary>
/// <param name="Eligible">Where one person withdraws: everyone who keeps every rule in their place.</param>
/// <param name="Draw">The fair draw among those who were not chosen, when every rule can still be kept.</param>
/// <param name="Changes">Where no rule-keeping choice exists: the least change of quotas that allows one; null with no draw where caps alone forbid it.</param>
internal sealed record Replacements(IReadOnlyList<string> Eligible, DrawOutcome? Draw, IReadOnlyList<Relaxation>? Changes)
{
    /// <summary>Who may come, where people withdraw from a group that was drawn.</summary>
    /// <param name="group">Ids of the whole group, those who withdraw included.</param>
    /// <param name="withdrawn">Ids of those who withdraw; nobody of them is chosen again.</param>
    public static Replacements For(Pool pool, DrawRules rules, IReadOnlyCollection<string> group, IReadOnlyCollection<string> withdrawn, int groups = FairDraw.UsualGroups, CancellationToken cancel = default)
    {
        var kept = Kept(pool, group, withdrawn);
        var open = Open(pool, group, withdrawn);
        var places = rules.PanelSize - kept.Length;
        var eligible = Fitting(pool, rules, group, withdrawn);
        if (places == 0 || open.Length < places)
            return new Replacements(eligible, null, null);

        var rest = new Pool(pool.Columns, open.Select(p => pool.People[p]));
        var remaining = Remaining(pool, rules, kept, places);
        var problem = PanelProblem.Of(rest, remaining);
        if (FairDraw.Solve(problem, null, cancel) is var (lottery, steps))
            return new Replacements(eligible, new DrawOutcome(rest, remaining, problem, lottery, steps, groups, FairDraw.Version), null);
        var changes = Impossibility.Smallest(rest, remaining, null, cancel);
        return new Replacements(eligible, null, changes is null ? null : [.. changes.Select(c => Original(c, rules))]);
    }

    /// <summary>Where one place is free: everyone who keeps every rule in it; by plain counting.</summary>
    public static IReadOnlyList<string> Fitting(Pool pool, DrawRules rules, IReadOnlyCollection<string> group, IReadOnlyCollection<string> withdrawn)
    {
        // Who withdrew binds nobody any more: the colleague of a pair may stay.
        var there = new Pool(pool.Columns, pool.People.Where(p => !withdrawn.Contains(p.Id)));
        var kept = Kept(there, group, withdrawn);
        return rules.PanelSize - kept.Length == 1
            ? [.. Open(there, group, withdrawn).Where(p => GroupCheck.Broken(there, rules, [.. kept, p]) is null).Select(p => there.People[p].Id)] : [];
    }

    private static int[] Kept(Pool pool, IReadOnlyCollection<string> group, IReadOnlyCollection<string> withdrawn) =>
        [.. pool.People.Index().Where(p => group.Contains(p.Item.Id) && !withdrawn.Contains(p.Item.Id)).Select(p => p.Index)];

    private static int[] Open(Pool pool, IReadOnlyCollection<string> group, IReadOnlyCollection<string> withdrawn) =>
        [.. pool.People.Index().Where(p => !group.Contains(p.Item.Id) && !withdrawn.Contains(p.Item.Id)).Select(p => p.Index)];

    /// <summary>The rules less what those who stay already fill.</summary>
    private static DrawRules Remaining(Pool pool, DrawRules rules, int[] kept, int places)
    {
        var quotas = rules.Quotas.Select(q => q with { Min = Math.Max(0, q.Min - Count(q.Column, q.Value)), Max = Math.Max(0, q.Max - Count(q.Column, q.Value)) });
        var caps = rules.Caps.SelectMany(c => pool.People.Select(p => p.Values[pool.Column(c.Key)]).Distinct(StringComparer.Ordinal)
            .Select(v => new Bound(c.Key, v, 0, Math.Max(0, c.Value - Count(c.Key, v)), Hard: true)));
        return new DrawRules(places, [.. quotas, .. caps], new Dictionary<string, int>(StringComparer.Ordinal)) { Together = rules.Together };

        int Count(string column, string value) => kept.Count(p => string.Equals(pool.People[p].Values[pool.Column(column)], value, StringComparison.Ordinal));
    }

    private static Relaxation Original(Relaxation change, DrawRules rules)
    {
        var quota = rules.Quotas.First(q => string.Equals(q.Column, change.Column, StringComparison.Ordinal) && string.Equals(q.Value, change.Value, StringComparison.Ordinal));
        var from = change.IsMin ? quota.Min : quota.Max;
        return change with { From = from, To = from + change.To - change.From };
    }
}
