namespace Maillage.Modules.Groups.Draw;

/// <summary>A group by type, and how often it comes.</summary>
internal sealed record WeightedGroup(double Weight, int[] Counts);

/// <summary>Groups that obey the rules, with weights that add up to 1: what gives everyone their chance.</summary>
internal sealed record Lottery(IReadOnlyList<WeightedGroup> Groups)
{
    /// <summary>How many people of each type come on average.</summary>
    public double[] Means()
    {
        var means = new double[Groups[0].Counts.Length];
        foreach (var group in Groups)
        {
            for (var t = 0; t < means.Length; t++)
                means[t] += group.Weight * group.Counts[t];
        }
        return means;
    }

    /// <summary>The same with weights that add up to exactly what a reader adds up.</summary>
    public Lottery Normalised()
    {
        var kept = Groups.Where(g => g.Weight > 1e-12).ToArray();
        var sum = kept.Sum(g => g.Weight);
        return new Lottery([.. kept.Select(g => g with { Weight = g.Weight / sum })]);
    }
}
