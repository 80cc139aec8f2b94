namespace Maillage.Modules.Groups.Draw;

/// <summary>A fair draw, ready for public randomness: everyone's chance, the groups, and what proves it. Nothing in it changes.</summary>
internal sealed class DrawOutcome
{
    private readonly Lazy<byte[]> pool, rules, groups;

    public DrawOutcome(Pool pool, DrawRules rules, PanelProblem problem, Lottery lottery, IReadOnlyList<LeximinStep> steps, int groups, string version)
    {
        (Pool, Rules, Problem, Lottery, Steps, Version) = (pool, rules, problem, lottery, steps, version);
        (this.pool, this.rules) = (new(pool.Canonical), new(rules.Canonical));
        var chances = new double[pool.People.Count];
        foreach (var (t, mean) in lottery.Means().Index())
        {
            foreach (var person in problem.Types[t].Members)
                chances[person] = Math.Round(mean / problem.Types[t].Size, 9) + 0.0;
        }
        Chances = chances;
        var made = Rounding.Groups(problem, lottery, groups, Draw.Commitment.Seed(this.pool.Value, this.rules.Value));
        Groups = made;
        var times = new int[pool.People.Count];
        foreach (var person in made.SelectMany(g => g))
            times[person]++;
        Times = times;
        this.groups = new(() => DrawFiles.Groups(this));
    }

    public Pool Pool { get; }

    public DrawRules Rules { get; }

    public PanelProblem Problem { get; }

    public Lottery Lottery { get; }

    public IReadOnlyList<LeximinStep> Steps { get; }

    public string Version { get; }

    /// <summary>Exact LEXIMIN chance of each person, in the pool's order, to nine decimals.</summary>
    public IReadOnlyList<double> Chances { get; }

    /// <summary>The groups, one of which is drawn: places in the pool.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; }

    /// <summary>In how many of the groups each person is.</summary>
    public IReadOnlyList<int> Times { get; }

    public double Maximin => Chances.Min();

    public byte[] PoolFile => pool.Value;

    public byte[] RulesFile => rules.Value;

    public byte[] GroupsFile => groups.Value;

    public string Commitment => Draw.Commitment.Of(PoolFile, RulesFile, GroupsFile, Version);

    /// <summary>The group that public randomness points at.</summary>
    public (int Index, IReadOnlyList<string> Ids) Result(byte[] randomness)
    {
        var index = Draw.Commitment.Index(randomness, Commitment, Groups.Count);
        return (index, [.. Groups[index].Select(p => Pool.People[p].Id)]);
    }
}

/// <summary>Either a draw, or why there is none.</summary>
internal sealed record Composition(DrawOutcome? Outcome, Impossibility? Impossibility);
