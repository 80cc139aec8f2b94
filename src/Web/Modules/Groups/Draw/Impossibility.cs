using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>One bound that would have to move.</summary>
internal sealed record Relaxation(string Column, string Value, bool IsMin, int From, int To)
{
    public int Units => Math.Abs(To - From);
}

/// <summary>Why no group obeys the rules, and the smallest change of quotas that would let one; caps and the number of places never move by themselves.</summary>
/// <param name="LargestUnderCaps">How many people fit when only the caps hold.</param>
/// <param name="Relaxations">Null where no quota can mend it.</param>
internal sealed record Impossibility(DrawRules Rules, int LargestUnderCaps, IReadOnlyList<Relaxation>? Relaxations)
{
    public int? Units => Relaxations?.Sum(r => r.Units);

    public static Impossibility Of(Pool pool, DrawRules rules, CancellationToken cancel) =>
        new(rules, Largest(pool, rules, cancel), Smallest(pool, rules, null, cancel));

    /// <summary>The fewest steps of quotas that let a group exist, one with this person where named; null where no quota can.</summary>
    public static IReadOnlyList<Relaxation>? Smallest(Pool pool, DrawRules rules, int? person, CancellationToken cancel)
    {
        var problem = PanelProblem.Of(pool, rules, slack: true);
        var shape = problem.Shape(new double[problem.Types.Count]);
        var loose = problem.Rows.Index().Where(r => !r.Item.IsCap).Select(r => r.Index).ToArray();
        foreach (var row in loose)
        {
            shape.Add(0, problem.Rows[row].Min, -1, [(row + 1, 1)]);
            shape.Add(0, rules.PanelSize, -1, [(row + 1, -1)]);
        }
        if (person is { } one)
        {
            var type = problem.Types.Index().First(t => t.Item.Members.Contains(one)).Index;
            shape = With(shape, type);
        }
        if (IntegerProgram.Solve(shape, cancel) is not { } found)
            return null;
        var moved = new List<Relaxation>();
        foreach (var (i, row) in loose.Index())
        {
            var rule = problem.Rows[row];
            var (less, more) = ((int)found[problem.Types.Count + 2 * i], (int)found[problem.Types.Count + 2 * i + 1]);
            if (less > 0)
                moved.Add(new Relaxation(rule.Column, rule.Value, IsMin: true, rule.Min, rule.Min - less));
            if (more > 0)
                moved.Add(new Relaxation(rule.Column, rule.Value, IsMin: false, rule.Max, rule.Max + more));
        }
        return moved;
    }

    private static ProgramShape With(ProgramShape shape, int type)
    {
        var other = new ProgramShape(shape.RowLower, shape.RowUpper);
        var (starts, index, value, lower, upper, objective) = (shape.Starts, shape.Index, shape.Value, shape.Lower, shape.Upper, shape.Objective);
        for (var c = 0; c < shape.Columns; c++)
            other.Add(c == type ? 1 : lower[c], upper[c], objective[c], Enumerable.Range(starts[c], starts[c + 1] - starts[c]).Select(e => (index[e], value[e])));
        return other;
    }

    private static int Largest(Pool pool, DrawRules rules, CancellationToken cancel)
    {
        var problem = PanelProblem.Of(pool, rules with { PanelSize = pool.People.Count }, quotas: false);
        var shape = new ProgramShape([0, .. problem.Rows.Select(_ => 0.0)], [pool.People.Count, .. problem.Rows.Select(r => (double)r.Max)]);
        foreach (var type in problem.Types)
            shape.Add(0, type.Size, type.People, PanelProblem.Entries(type));
        var found = IntegerProgram.Solve(shape, cancel) ?? throw new SolverException("Nobody at all obeys the caps.");
        return (int)problem.Types.Index().Sum(t => found[t.Index] * t.Item.People);
    }
}
