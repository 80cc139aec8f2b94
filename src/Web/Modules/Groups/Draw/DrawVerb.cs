using System.CommandLine;
using Maillage.Platform.Hosting;
using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>`draw`: composes groups fairly, commits to them, and draws one where public randomness is given.</summary>
internal sealed class DrawVerb : IVerb
{
    private static readonly Option<string> PoolFile = new("--pool") { Description = "Applicants (CSV with id and the columns of the rules)", Required = true };
    private static readonly Option<string> RulesFile = new("--rules") { Description = "Rules (JSON)", Required = true };
    private static readonly Option<string> To = new("--out") { Description = "Folder to write into", Required = true };
    private static readonly Option<string?> Seed = new("--seed") { Description = "Public randomness, in hexadecimal" };
    private static readonly Option<int> Count = new("--groups") { Description = "How many groups", DefaultValueFactory = _ => FairDraw.UsualGroups };

    public Command Build()
    {
        var command = new Command("draw", "Composes a group by a fair draw") { PoolFile, RulesFile, Seed, Count, To };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            var seed = parsed.GetValue(Seed) is { } hex ? Randomness(hex) : null;
            var count = parsed.GetValue(Count);
            if (count is < 1 or > 100_000)
                throw new BadInputException($"--groups: {count} groups; give a number from 1 to 100000.");
            var (pool, rules) = Read(parsed.GetRequiredValue(PoolFile), parsed.GetRequiredValue(RulesFile));
            var composition = FairDraw.Compose(pool, rules, count, cancel: cancel);
            var folder = Path.GetFullPath(parsed.GetRequiredValue(To));
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (composition.Outcome is not { } outcome)
            {
                DrawFolder.Write(folder, DrawFiles.Of(pool, composition.Impossibility!));
                await error.WriteLineAsync(DrawWords.French.Explain(composition.Impossibility!));
                return 3;
            }
            DrawFolder.Write(folder, DrawFiles.Of(outcome, seed));
            await output.WriteLineAsync($"{pool.People.Count} applicants, {rules.PanelSize} places, smallest chance {outcome.Maximin}, {count} groups written to {folder}");
            await output.WriteLineAsync($"commitment {outcome.Commitment}");
            if (seed is not null)
                await output.WriteLineAsync($"group {outcome.Result(seed).Index}: {string.Join(' ', outcome.Result(seed).Ids)}");
            return 0;
        }
        catch (SolversMissingException e)
        {
            throw new BadInputException(e.Message);
        }
    }

    private static (Pool Pool, DrawRules Rules) Read(string poolFile, string rulesFile)
    {
        var bytes = Bytes(rulesFile);
        try
        {
            var rules = RulesReader.Read(bytes, rulesFile);
            var pool = PoolReader.Read(Bytes(poolFile), poolFile, rules);
            rules.Check(pool, rulesFile);
            return (pool, rules);
        }
        catch (DrawFault fault)
        {
            throw new BadInputException(RuleLines.Located(fault, rulesFile, bytes).Message);
        }
    }

    private static byte[] Randomness(string hex)
    {
        try
        {
            return hex.Length > 0 ? Convert.FromHexString(hex) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new BadInputException("--seed: an even number of hexadecimal digits (0-9, a-f) is needed.");
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read ({e.Message}).");
        }
    }
}
