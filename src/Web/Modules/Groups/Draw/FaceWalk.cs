namespace Maillage.Modules.Groups.Draw;

/// <summary>
/// Takes average numbers of people apart into whole groups: a group that rounds every number and every rule up or down,
/// as much of it as can be taken, and so on with the rest. Each step makes one more number whole, so it ends.
/// </summary>
internal sealed class FaceWalk : IDisposable
{
    private const double Near = 1e-9;
    private readonly PanelProblem problem;
    private readonly GroupFinder finder;
    private readonly double[] rest;
    private readonly int[] low, high;
    private readonly double[] rowRest;
    private readonly int[] rowLow, rowHigh;
    private readonly bool[] fixedType, fixedRow;

    private FaceWalk(PanelProblem problem, double[] means)
    {
        this.problem = problem;
        finder = new GroupFinder(problem);
        rest = [.. means];
        rowRest = problem.RowSums(means);
        (low, high, fixedType) = Box(rest, (t, a, b) => finder.Bound(t, a, b));
        (rowLow, rowHigh, fixedRow) = Box(rowRest, (r, a, b) => finder.BoundRow(r + 1, a, b));
    }

    /// <summary>A lottery with these means; null where none was found on this way, which does not say that there is none.</summary>
    public static Lottery? Take(PanelProblem problem, double[] means, IProgress<double>? progress, CancellationToken cancel)
    {
        using var walk = new FaceWalk(problem, means);
        var groups = new List<WeightedGroup>();
        var weight = 1.0;
        while (weight > Near)
        {
            if (walk.finder.Best(walk.Worth(), cancel, moved: true) is not { } counts)
                return null;
            var share = walk.Share(counts);
            groups.Add(new WeightedGroup(weight * share, counts));
            weight *= 1 - share;
            if (share < 1)
                walk.Leave(counts, share);
            progress?.Report(1 - weight);
            if (groups.Count > 2 * (problem.Types.Count + problem.Rows.Count) + 10)
                return null;
        }
        return new Lottery(groups).Normalised();
    }

    public void Dispose() => finder.Dispose();

    private static (int[] Low, int[] High, bool[] Fixed) Box(double[] values, Action<int, double, double> bound)
    {
        var (low, high, whole) = (new int[values.Length], new int[values.Length], new bool[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            var near = Math.Round(values[i]);
            whole[i] = Math.Abs(near - values[i]) <= Near;
            (low[i], high[i]) = whole[i] ? ((int)near, (int)near) : ((int)Math.Floor(values[i]), (int)Math.Ceiling(values[i]));
            bound(i, low[i], high[i]);
        }
        return (low, high, whole);
    }

    private double[] Worth() => [.. rest.Index().Select(r => fixedType[r.Index] ? 0 : r.Item - low[r.Index] - 0.5)];

    /// <summary>How much of this group can be taken before a number leaves its box; what stops it is whole from then on.</summary>
    private double Share(int[] counts)
    {
        var share = 1.0;
        for (var t = 0; t < rest.Length; t++)
            share = Math.Min(share, Room(fixedType[t], rest[t], counts[t], low[t]));
        foreach (var (r, sum) in problem.RowSums(counts).Index())
            share = Math.Min(share, Room(fixedRow[r], rowRest[r], sum, rowLow[r]));
        return share;
    }

    private static double Room(bool whole, double rest, int taken, int low) =>
        whole ? 1 : taken == low ? low + 1 - rest : rest - low;

    private void Leave(int[] counts, double share)
    {
        for (var t = 0; t < rest.Length; t++)
        {
            if (!fixedType[t])
                Move(ref rest[t], counts[t], share, low[t], high[t], ref fixedType[t], (a, i) => finder.Bound(i, a, a), t);
        }
        foreach (var (r, sum) in problem.RowSums(counts).Index())
        {
            if (!fixedRow[r])
                Move(ref rowRest[r], sum, share, rowLow[r], rowHigh[r], ref fixedRow[r], (a, i) => finder.BoundRow(i + 1, a, a), r);
        }
    }

    private static void Move(ref double rest, int taken, double share, int low, int high, ref bool whole, Action<int, int> fix, int i)
    {
        rest = Math.Clamp((rest - share * taken) / (1 - share), low, high);
        if (rest - low > Near && high - rest > Near)
            return;
        whole = true;
        fix(rest - low <= Near ? low : high, i);
    }
}
