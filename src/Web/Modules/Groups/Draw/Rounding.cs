namespace Maillage.Modules.Groups.Draw;

/// <summary>Turns a lottery into m groups of people, of which one is drawn with equal chance.</summary>
internal static class Rounding
{
    private const double Near = 1e-9;

    /// <summary>m groups, each a list of places in the pool, in the pool's order.</summary>
    public static int[][] Groups(PanelProblem problem, Lottery lottery, int m, byte[] seed)
    {
        var dice = new Dice(seed);
        var times = Times([.. lottery.Groups.Select(g => g.Weight * m)], m, dice);
        var groups = lottery.Groups.SelectMany((g, i) => Enumerable.Repeat(g.Counts, times[i])).ToArray();
        dice.Shuffle(groups);
        return People(problem, groups, dice);
    }

    /// <summary>Whole numbers that add up to m, each the floor or the ceiling of its share and that share on average (pipage, in the order of the lottery).</summary>
    internal static int[] Times(double[] shares, int m, Dice dice)
    {
        var whole = shares.Select(s => (int)Math.Floor(s + Near)).ToArray();
        var parts = shares.Select((s, i) => Math.Max(0, s - whole[i])).ToArray();
        var left = m - whole.Sum();
        var open = -1;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] <= Near)
                continue;
            if (open < 0)
            {
                open = i;
                continue;
            }
            var (one, other) = (parts[open], parts[i]);
            var sum = one + other;
            var stays = sum <= 1 ? dice.Part() * sum < one : dice.Part() * (2 - sum) >= 1 - one;
            // The one that stays below 1 goes on; the other is decided.
            (parts[open], parts[i]) = sum <= 1 ? (stays ? (sum, 0.0) : (0.0, sum)) : stays ? (1.0, sum - 1) : (sum - 1, 1.0);
            if (parts[open] is <= Near or >= 1 - Near)
                open = i;
            if (parts[open] is <= Near or >= 1 - Near)
                open = -1;
        }
        foreach (var i in parts.Index().OrderByDescending(p => p.Item).Select(p => p.Index).Take(left))
            whole[i]++;
        return whole;
    }

    /// <summary>Within a type people take turns, in an order that chance gives: nobody comes twice more often than another.</summary>
    private static int[][] People(PanelProblem problem, int[][] groups, Dice dice)
    {
        var turns = problem.Types.Select(t => t.Units.ToArray()).ToArray();
        foreach (var turn in turns)
            dice.Shuffle(turn);
        var next = new int[turns.Length];
        return [.. groups.Select(counts =>
        {
            var people = new List<int>(problem.Size);
            for (var t = 0; t < counts.Length; t++)
            {
                for (var i = 0; i < counts[t]; i++)
                {
                    people.AddRange(turns[t][next[t]]);
                    next[t] = (next[t] + 1) % turns[t].Length;
                }
            }
            people.Sort();
            return people.ToArray();
        })];
    }
}
