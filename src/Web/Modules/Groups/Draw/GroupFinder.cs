using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>Finds the whole group worth most: the linear program first, kept warm, which often answers in whole numbers; else CBC.</summary>
internal sealed class GroupFinder : IDisposable
{
    private const double Whole = 1e-7;
    private readonly PanelProblem problem;
    private readonly LinearProgram program;
    private readonly double[] lower, upper;
    private readonly double[] rowLower, rowUpper;

    public GroupFinder(PanelProblem problem)
    {
        this.problem = problem;
        var shape = problem.Shape(new double[problem.Types.Count]);
        program = new LinearProgram(shape);
        (lower, upper, rowLower, rowUpper) = (shape.Lower, shape.Upper, shape.RowLower, shape.RowUpper);
    }

    /// <summary>How often CBC was needed.</summary>
    public int Searches { get; private set; }

    /// <summary>What the last linear program promised at most.</summary>
    public double Promise { get; private set; }

    public void Bound(int type, double from, double to)
    {
        (lower[type], upper[type]) = (from, to);
        program.Bound(type, from, to);
    }

    public void BoundRow(int row, double from, double to)
    {
        (rowLower[row], rowUpper[row]) = (from, to);
        program.BoundRow(row, from, to);
    }

    /// <summary>The best group; null when there is none, or none worth more than <paramref name="enough"/>.</summary>
    public int[]? Best(double[] worth, CancellationToken cancel, double enough = double.NegativeInfinity, bool moved = false)
    {
        program.Aim(worth);
        if (program.Solve(cancel, moved) != SolveStatus.Optimal)
            return null;
        Promise = program.Value;
        if (Promise <= enough)
            return null;
        return Rounded(program.Primal()) ?? Search(worth, cancel);
    }

    public void Dispose() => program.Dispose();

    private int[]? Rounded(double[] values)
    {
        var counts = new int[values.Length];
        for (var t = 0; t < values.Length; t++)
        {
            counts[t] = (int)Math.Round(values[t]);
            if (Math.Abs(counts[t] - values[t]) > Whole)
                return null;
        }
        return problem.Allows(counts) ? counts : null;
    }

    private int[]? Search(double[] worth, CancellationToken cancel)
    {
        Searches++;
        // CBC lets an optimum go for some 1e-7: worths are made large enough for that not to count.
        var largest = worth.Max(Math.Abs);
        var scale = largest > 0 ? 1e5 / largest : 1;
        var shape = new ProgramShape(rowLower, rowUpper);
        foreach (var (t, type) in problem.Types.Index())
            shape.Add(lower[t], upper[t], worth[t] * scale, PanelProblem.Entries(type));
        if (IntegerProgram.Solve(shape, cancel) is not { } found)
            return null;
        int[] counts = [.. found.Select(f => (int)f)];
        return problem.Allows(counts) ? counts : throw new SolverException("CBC answered with a group that breaks a rule.");
    }
}
