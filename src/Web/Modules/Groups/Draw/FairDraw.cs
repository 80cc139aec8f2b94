using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>How far a draw has come, for who waits.</summary>
internal sealed record DrawProgress(DrawStage Stage, double Part);

internal enum DrawStage
{
    Chances,
    Groups,
    Check,
}

/// <summary>The composition of a group by a fair draw: LEXIMIN chances, and groups that give them.</summary>
internal static class FairDraw
{
    public const int UsualGroups = 1000;

    /// <summary>How far the share of the groups may lie from the exact chance.</summary>
    public const double Allowance = 0.02;

    /// <summary>Version of the program that goes into every commitment.</summary>
    public static string Version { get; } = typeof(FairDraw).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Chances, groups and proof; or why no group obeys the rules.</summary>
    /// <exception cref="DrawFault">The rules do not fit the pool.</exception>
    /// <exception cref="SolversMissingException">The draw is not available on this machine.</exception>
    public static Composition Compose(Pool pool, DrawRules rules, int groups = UsualGroups, IProgress<DrawProgress>? progress = null, CancellationToken cancel = default)
    {
        Solvers.Require();
        rules.Check(pool, "rules");
        progress?.Report(new DrawProgress(DrawStage.Chances, 0));
        var problem = PanelProblem.Of(pool, rules);
        if (Solve(problem, progress, cancel) is not var (lottery, steps))
            return new Composition(null, Draw.Impossibility.Of(pool, rules, cancel));
        progress?.Report(new DrawProgress(DrawStage.Check, 0));
        var outcome = new DrawOutcome(pool, rules, problem, lottery, steps, groups, Version);
        Recheck(outcome);
        progress?.Report(new DrawProgress(DrawStage.Check, 1));
        return new Composition(outcome, null);
    }

    /// <summary>The relaxation first; where its chances are not made of whole groups, the search over whole groups. Null: no group obeys the rules.</summary>
    internal static (Lottery Lottery, List<LeximinStep> Steps)? Solve(PanelProblem problem, IProgress<DrawProgress>? progress, CancellationToken cancel)
    {
        var part = progress is null ? null : new Part(progress);
        // Half a pair is no person: fractions say little here, and the search over whole groups is exact.
        if (problem.Types.Any(t => t.People > 1))
            return ColumnLeximin.Solve(problem, part, cancel) is var (_, pairs, pairSteps) ? (pairs, pairSteps) : null;
        if (RelaxedLeximin.Solve(problem, cancel) is not var (chance, steps))
            return null;
        double[] means = [.. problem.Types.Index().Select(t => t.Item.Size * chance[t.Index])];
        if (FaceWalk.Take(problem, means, part, cancel) is { } lottery && Agrees(lottery.Means(), means))
            return (lottery, steps);
        return ColumnLeximin.Solve(problem, part, cancel) is var (_, whole, wholeSteps) ? (whole, wholeSteps) : null;
    }

    private static bool Agrees(double[] one, double[] other) => one.Zip(other).All(p => Math.Abs(p.First - p.Second) < 1e-8);

    /// <summary>By plain counting, for solvers have been wrong before.</summary>
    private static void Recheck(DrawOutcome outcome)
    {
        foreach (var (i, group) in outcome.Groups.Index())
        {
            if (GroupCheck.Broken(outcome.Pool, outcome.Rules, [.. group]) is { } broken)
                throw new SolverException($"Group {i} breaks a rule: {broken}.");
        }
    }

    private sealed class Part(IProgress<DrawProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new DrawProgress(DrawStage.Groups, value));
    }
}
