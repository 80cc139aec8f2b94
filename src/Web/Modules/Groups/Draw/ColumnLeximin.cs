using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>LEXIMIN over whole groups: a linear program over the groups found so far, and a search for the group that would help it most, until none does.</summary>
internal sealed class ColumnLeximin : IDisposable
{
    private const double Tolerance = 1e-9;
    private const double Weighs = 1e-5;
    private readonly PanelProblem problem;
    private readonly GroupFinder finder;
    private readonly LinearProgram master;
    private readonly List<int[]> groups = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly double[] chance;
    private readonly bool[] settled;

    private ColumnLeximin(PanelProblem problem)
    {
        this.problem = problem;
        finder = new GroupFinder(problem);
        var types = problem.Types.Count;
        (chance, settled) = (new double[types], new bool[types]);
        // A row for each type: its share among the groups, less z, is 0 or more. The last row: the weights add up to 1.
        var shape = new ProgramShape([.. new double[types], 1], [.. Enumerable.Repeat(ProgramShape.Free, types), 1]);
        shape.Add(0, 1, 1, Enumerable.Range(0, types).Select(t => (t, -1.0)));
        master = new LinearProgram(shape);
    }

    /// <summary>The chances, a lottery that gives them and the steps; null when no whole group obeys the rules.</summary>
    public static (double[] Chance, Lottery Lottery, List<LeximinStep> Steps)? Solve(PanelProblem problem, IProgress<double>? progress, CancellationToken cancel)
    {
        using var leximin = new ColumnLeximin(problem);
        if (!leximin.Start(cancel))
            return null;
        var steps = new List<LeximinStep>();
        while (Array.IndexOf(leximin.settled, false) >= 0)
        {
            steps.Add(leximin.Step(steps.Count == 0 ? 0 : steps[^1].Value, cancel));
            progress?.Report((double)leximin.settled.Count(s => s) / leximin.settled.Length);
        }
        leximin.Solve(cancel);
        var weights = leximin.master.Primal();
        var lottery = new Lottery([.. leximin.groups.Select((g, i) => new WeightedGroup(weights[i + 1], g))]).Normalised();
        return (leximin.chance, lottery, steps);
    }

    public void Dispose()
    {
        finder.Dispose();
        master.Dispose();
    }

    /// <summary>Groups that hold everyone who can be held, a few at a time.</summary>
    private bool Start(CancellationToken cancel)
    {
        var missing = problem.Types.Select(t => 1.0 / t.Size).ToArray();
        while (true)
        {
            if (finder.Best(missing, cancel) is not { } group)
                return groups.Count > 0;
            var news = group.Index().Where(c => c.Item > 0 && missing[c.Index] > 0).Select(c => c.Index).ToArray();
            Add(group);
            if (news.Length == 0)
                return true;
            foreach (var t in news)
                missing[t] = 0;
        }
    }

    private LeximinStep Step(double floor, CancellationToken cancel)
    {
        while (true)
        {
            Solve(cancel);
            var duals = master.RowDuals();
            // The master makes z large: a type's dual is 0 or less, and what a group is worth is its people's share.
            double[] worth = [.. problem.Types.Index().Select(t => Math.Max(0, -duals[t.Index]) / t.Item.Size)];
            var price = duals[^1];
            var group = finder.Best(worth, cancel, price + Tolerance);
            if (group is not null && group.Index().Sum(c => worth[c.Index] * c.Item) > price + Tolerance && Add(group))
                continue;
            return Close(duals, floor);
        }
    }

    private LeximinStep Close(double[] duals, double floor)
    {
        var z = master.Value;
        if (Math.Abs(z - floor) < Tolerance || z < 0)
            z = floor;
        var tight = Enumerable.Range(0, settled.Length).Where(t => !settled[t] && -duals[t] > Weighs).ToArray();
        if (tight.Length == 0 || z >= 1 - Tolerance)
            tight = [.. Enumerable.Range(0, settled.Length).Where(t => !settled[t])];
        foreach (var t in tight)
        {
            (settled[t], chance[t]) = (true, z);
            master.Coefficient(t, 0, 0);
            master.BoundRow(t, z - Tolerance / 10, ProgramShape.Free);
        }
        return new LeximinStep(z, tight, [], [], [.. duals.Take(settled.Length).Index().Where(d => Math.Abs(d.Item) > 1e-12).Select(d => (d.Index, -d.Item))]);
    }

    private void Solve(CancellationToken cancel)
    {
        if (master.Solve(cancel) != SolveStatus.Optimal)
            throw new SolverException("The lottery over the groups lost its footing.");
    }

    private bool Add(int[] group)
    {
        if (!known.Add(string.Join(',', group)))
            return false;
        groups.Add(group);
        var rows = new List<int>();
        var values = new List<double>();
        foreach (var (t, count) in group.Index().Where(c => c.Item > 0))
        {
            rows.Add(t);
            values.Add((double)count / problem.Types[t].Size);
        }
        rows.Add(problem.Types.Count);
        values.Add(1);
        master.AddColumn(0, [.. rows], [.. values]);
        return true;
    }
}
