using System.CommandLine;
using Maillage.Platform.Hosting;
using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>`draw`: composes groups fairly, commits to them, and draws one where public randomness is given.</summary>
internal sealed class DrawVerb : IVerb
{
    private readonly Option<string> poolFile = new("--pool") { Description = "Applicants (CSV with id and the columns of the rules)", Required = true };
    private readonly Option<string> rulesFile = new("--rules") { Description = "Rules (JSON)", Required = true };
    private readonly Option<string> to = new("--out") { Description = "Folder to write into", Required = true };
    private readonly Option<string?> seedWord = new("--seed") { Description = "Public randomness, in hexadecimal" };
    private readonly Option<int> groups = new("--groups") { Description = "How many groups", DefaultValueFactory = _ => FairDraw.UsualGroups };

    public Command Build()
    {
        var command = new Command("draw", "Composes a group by a fair draw") { poolFile, rulesFile, seedWord, groups, to };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            var seed = parsed.GetValue(seedWord) is { } hex ? Randomness(hex) : null;
            var count = parsed.GetValue(groups);
            if (count is < 1 or > 100_000)
                throw new BadInputException($"--groups: {count} groups; give a number from 1 to 100000.");
            var (pool, rules) = Read(parsed.GetRequiredValue(poolFile), parsed.GetRequiredValue(rulesFile));
            var composition = FairDraw.Compose(pool, rules, count, cancel: cancel);
            var folder = Path.GetFullPath(parsed.GetRequiredValue(to));
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
