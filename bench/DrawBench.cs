using System.Diagnostics;
using Maillage.Modules.Groups.Draw;

namespace Maillage.Bench;

/// <summary>The fair draw at four sizes: the chances alone, with the 1,000 groups and all files, and the verb from its start to its end.</summary>
internal static class DrawBench
{
    // The third has no answer in fractions of people: its groups are searched one by one.
    private static readonly (int People, string Case)[] Cases = [(50, "d2_n50_k15_usual"), (300, "d8_n300_k30"), (26, "d5_n26_k12_relaxation_gap"), (1500, "d9_n1500_k150")];

    public static async Task Run()
    {
        foreach (var (people, name) in Cases)
        {
            var folder = Path.Combine(Figures.Root, "..", "shared", "data", "draw", name);
            var (poolFile, rulesFile) = (Path.Combine(folder, "people.csv"), Path.Combine(folder, "quotas.json"));
            var rules = RulesReader.Read(await File.ReadAllBytesAsync(rulesFile), rulesFile);
            var pool = PoolReader.Read(await File.ReadAllBytesAsync(poolFile), poolFile, rules);
            var (chances, whole, verb) = (new List<double>(), new List<double>(), new List<double>());
            // Once more than is counted: the first time the code is compiled.
            for (var i = 0; i <= Figures.Times; i++)
            {
                chances.Add(Milliseconds(() => RelaxedLeximin.Solve(PanelProblem.Of(pool, rules), CancellationToken.None)));
                whole.Add(Milliseconds(() => DrawFiles.Of(FairDraw.Compose(pool, rules).Outcome!, randomness: null)));
                verb.Add(await Verb(poolFile, rulesFile));
            }
            if (people != 26)
                Figures.Say($"draw.{people}.chances", Figures.Median(chances.Skip(1)), "ms");
            Figures.Say($"draw.{people}.groups", Figures.Median(whole.Skip(1)), "ms");
            Figures.Say($"draw.{people}.verb", Figures.Median(verb.Skip(1)), "ms");
            if (people == 50)
                Figures.Ratio("draw.50.smallest-chance-of-greedy-to-fair", Greedy.Simulate(pool, rules, 10_000, CancellationToken.None).Min / FairDraw.Compose(pool, rules).Outcome!.Maximin);
        }
    }

    private static double Milliseconds(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> Verb(string pool, string rules)
    {
        var to = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        var clock = Stopwatch.StartNew();
        using var draw = Process.Start(new ProcessStartInfo(Figures.Program, ["draw", "--pool", pool, "--rules", rules, "--out", to]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = draw.StandardError.ReadToEndAsync();
        await draw.StandardOutput.ReadToEndAsync();
        await draw.WaitForExitAsync();
        var taken = clock.Elapsed.TotalMilliseconds;
        Directory.Delete(to, recursive: true);
        return draw.ExitCode == 0 ? taken : throw new InvalidOperationException(await error);
    }
}
