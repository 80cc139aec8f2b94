using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>One step of LEXIMIN: the value reached, the types that can get no more, and what proves it.</summary>
/// <param name="Value">Chance of the people fixed at this step.</param>
/// <param name="Fixed">Types fixed.</param>
/// <param name="Multipliers">For each rule (0 is the size of the group) how much it weighs in the proof; empty where the proof is a search over whole groups.</param>
/// <param name="Ceilings">For each type how much "nobody is chosen twice" weighs.</param>
/// <param name="Weights">Weight of each type where the proof is a search over whole groups.</param>
internal sealed record LeximinStep(double Value, int[] Fixed, (int Row, double Value)[] Multipliers, (int Type, double Value)[] Ceilings, (int Type, double Value)[] Weights);

/// <summary>LEXIMIN where a group may hold fractions of people: an upper bound, and the truth where its chances are made of whole groups.</summary>
internal sealed class RelaxedLeximin : IDisposable
{
    private const double Tolerance = 1e-9;
    private const double Weighs = 1e-8;
    private readonly PanelProblem problem;
    private readonly LinearProgram program;
    private readonly double[] chance;
    private readonly bool[] settled;
    private readonly double[] open;
    private readonly double[] given;
    private readonly Dictionary<int, int> ceilings = [];

    private RelaxedLeximin(PanelProblem problem)
    {
        this.problem = problem;
        var rows = problem.Rows.Count + 1;
        (chance, settled) = (new double[problem.Types.Count], new bool[problem.Types.Count]);
        (open, given) = (new double[rows], new double[rows]);
        // Column 0 is the smallest chance z; type t holds n·z people and what it has beyond, column t + 1.
        var shape = new ProgramShape([problem.Size, .. problem.Rows.Select(r => (double)r.Min)], [problem.Size, .. problem.Rows.Select(r => (double)r.Max)]);
        foreach (var type in problem.Types)
        {
            foreach (var (row, times) in PanelProblem.Entries(type))
                open[row] += times * type.Size;
        }
        shape.Add(0, 1, 1, open.Index().Where(o => o.Item != 0).Select(o => (o.Index, o.Item)));
        foreach (var type in problem.Types)
            shape.Add(0, type.Size, 0, PanelProblem.Entries(type));
        program = new LinearProgram(shape);
    }

    /// <summary>The steps; null when not even fractions of people fit the rules.</summary>
    public static (double[] Chance, List<LeximinStep> Steps)? Solve(PanelProblem problem, CancellationToken cancel)
    {
        using var leximin = new RelaxedLeximin(problem);
        var steps = new List<LeximinStep>();
        while (Array.IndexOf(leximin.settled, false) >= 0)
        {
            if (leximin.Step(steps.Count == 0 ? 0 : steps[^1].Value, cancel) is not { } step)
                return steps.Count == 0 ? null : throw new SolverException("The relaxation lost its footing.");
            steps.Add(step);
        }
        return (leximin.chance, steps);
    }

    public void Dispose() => program.Dispose();

    private LeximinStep? Step(double floor, CancellationToken cancel)
    {
        double[] values;
        do
        {
            if (program.Solve(cancel) != SolveStatus.Optimal)
                return null;
            values = program.Primal();
        }
        while (AddCeilings(values));

        var z = Math.Abs(values[0] - floor) < Tolerance ? floor : values[0];
        var duals = program.RowDuals();
        var reduced = program.ReducedCosts();
        var tight = Enumerable.Range(0, settled.Length).Where(t => !settled[t] && Math.Abs(reduced[t + 1]) * problem.Types[t].Size > Weighs && values[t + 1] < Tolerance).ToArray();
        if (tight.Length == 0 || z >= 1 - Tolerance)
            tight = [.. Enumerable.Range(0, settled.Length).Where(t => !settled[t])];
        var step = new LeximinStep(z, tight,
            [.. duals.Take(problem.Rows.Count + 1).Index().Where(d => Math.Abs(d.Item) > 1e-12)],
            [.. ceilings.OrderBy(c => c.Key).Where(c => Math.Abs(duals[c.Value]) > 1e-12).Select(c => (c.Key, duals[c.Value]))], []);
        Settle(tight, z);
        return step;
    }

    /// <summary>Nobody is chosen more than once: written down only for types where it would happen.</summary>
    private bool AddCeilings(double[] values)
    {
        var added = false;
        for (var t = 0; t < settled.Length; t++)
        {
            var size = problem.Types[t].Size;
            if (settled[t] || ceilings.ContainsKey(t) || values[t + 1] + size * values[0] <= size + Tolerance)
                continue;
            ceilings[t] = program.AddRow(-ProgramShape.Free, size, [0, t + 1], [size, 1]);
            added = true;
        }
        return added;
    }

    private void Settle(int[] tight, double z)
    {
        var touched = new SortedSet<int>();
        foreach (var t in tight)
        {
            (settled[t], chance[t]) = (true, z);
            program.Bound(t + 1, 0, 0);
            if (ceilings.Remove(t, out var ceiling))
                program.BoundRow(ceiling, -ProgramShape.Free, ProgramShape.Free);
            foreach (var (row, times) in PanelProblem.Entries(problem.Types[t]))
            {
                open[row] -= times * problem.Types[t].Size;
                given[row] += times * problem.Types[t].Size * z;
                touched.Add(row);
            }
        }
        foreach (var row in touched)
        {
            program.Coefficient(row, 0, open[row]);
            var (min, max) = row == 0 ? (problem.Size, problem.Size) : (problem.Rows[row - 1].Min, problem.Rows[row - 1].Max);
            // What is settled may fill a rule to the last billionth.
            program.BoundRow(row, min - given[row], Math.Max(max, given[row] - Tolerance) - given[row]);
        }
    }
}
