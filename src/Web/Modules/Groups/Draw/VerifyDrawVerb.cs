using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Platform.Hosting;
using Maillage.Platform.Solver;

namespace Maillage.Modules.Groups.Draw;

/// <summary>`verify-draw`: makes every file of a draw again from its pool, rules and lottery, without a solver (but for a draw that is said to be impossible), and compares.</summary>
internal sealed class VerifyDrawVerb : IVerb
{
    private readonly Argument<string> dir = new("dir") { Description = "Folder of a draw" };

    public Command Build()
    {
        var command = new Command("verify-draw", "Checks a draw, without trusting who made it") { dir };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetRequiredValue(dir);
            var shelf = new Shelf(folder);
            try
            {
                var wrong = Wrong(shelf, cancel);
                await (wrong is null ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(wrong ?? $"{folder}: everything agrees.");
                return wrong is null ? 0 : 1;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new BadInputException($"{Path.Combine(folder, shelf.Last)}: cannot be read ({e.Message}).");
            }
            catch (SolversMissingException e)
            {
                throw new BadInputException(e.Message);
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{shelf.Last}: lacks something, or holds what does not fit ({e.Message}).");
                return 1;
            }
        });
        return command;
    }

    private static string? Wrong(Shelf shelf, CancellationToken cancel)
    {
        Pool pool;
        DrawRules rules;
        try
        {
            rules = RulesReader.Read(shelf.Bytes(DrawFiles.Rules), DrawFiles.Rules);
            pool = PoolReader.Read(shelf.Bytes(DrawFiles.Pool), DrawFiles.Pool, rules);
            rules.Check(pool, DrawFiles.Rules);
        }
        catch (DrawFault fault)
        {
            return fault.Message;
        }
        if (!pool.Canonical().SequenceEqual(shelf.Bytes(DrawFiles.Pool)))
            return $"{DrawFiles.Pool}: is not in its canonical form.";
        if (!rules.Canonical().SequenceEqual(shelf.Bytes(DrawFiles.Rules)))
            return $"{DrawFiles.Rules}: is not in its canonical form.";
        if (!(bool)shelf.Json(DrawFiles.Probabilities)["feasible"]!)
            return Impossible(shelf, pool, rules, cancel);
        var list = shelf.Json(DrawFiles.GroupList)["groups"]!.AsArray();
        if (Groups(pool, rules, list) is { } broken)
            return broken;

        var stated = shelf.Json(DrawFiles.Probabilities);
        var problem = PanelProblem.Of(pool, rules);
        var (lottery, steps) = Certificate.Read(stated["certificate"]!, problem);
        if (Certificate.Wrong(problem, lottery, steps) is { } wrong)
            return $"{DrawFiles.Probabilities}, certificate: {wrong}.";
        var outcome = new DrawOutcome(pool, rules, problem, lottery, steps, list.Count, (string)stated["version"]!);
        var seed = shelf.Has(DrawFiles.Result) ? Convert.FromHexString((string)shelf.Json(DrawFiles.Result)["seed"]!) : null;
        foreach (var (name, bytes) in DrawFiles.Of(outcome, seed))
        {
            if (!bytes.SequenceEqual(shelf.Bytes(name)))
                return $"{name}: is not what the pool, the rules and the lottery give.";
        }
        // With fewer groups no share can be closer than some of them.
        var allowance = Math.Max(FairDraw.Allowance, FairDraw.Allowance * FairDraw.UsualGroups / list.Count);
        var far = outcome.Chances.Index().FirstOrDefault(c => Math.Abs(c.Item - (double)outcome.Times[c.Index] / list.Count) > allowance, (-1, 0));
        return far.Item1 < 0 ? null : $"{DrawFiles.Probabilities}: {pool.People[far.Item1].Id} is in too many or too few groups for their chance.";
    }

    private static string? Impossible(Shelf shelf, Pool pool, DrawRules rules, CancellationToken cancel)
    {
        foreach (var name in (string[])[DrawFiles.GroupList, DrawFiles.Seal, DrawFiles.Result])
        {
            if (shelf.Has(name))
                return $"{name}: is there although no group is said to be possible.";
        }
        var file = shelf.Bytes(DrawFiles.Probabilities);
        return ImpossibilityCheck.Wrong(pool, rules, JsonNode.Parse(file)!, file, cancel) is { } wrong ? $"{DrawFiles.Probabilities}: {wrong}." : null;
    }

    /// <summary>By plain counting, before anything else is believed.</summary>
    private static string? Groups(Pool pool, DrawRules rules, JsonArray groups)
    {
        var places = pool.People.Index().ToDictionary(p => p.Item.Id, p => p.Index, StringComparer.Ordinal);
        foreach (var (i, group) in groups.Index())
        {
            var ids = group!.AsArray().Select(p => (string)p!).ToArray();
            if (Array.Find(ids, id => !places.ContainsKey(id)) is { } stranger)
                return $"{DrawFiles.GroupList}, group {i}: {stranger} is not in the pool.";
            if (GroupCheck.Broken(pool, rules, [.. ids.Select(id => places[id])]) is { } broken)
                return $"{DrawFiles.GroupList}, group {i}: {broken}.";
        }
        return groups.Count == 0 ? $"{DrawFiles.GroupList}: there is no group." : null;
    }

    /// <summary>The folder, and the file of it that was opened last: where something does not fit, it is there.</summary>
    private sealed class Shelf(string folder)
    {
        public string Last { get; private set; } = DrawFiles.Probabilities;

        public bool Has(string name) => File.Exists(Path.Combine(folder, name));

        public byte[] Bytes(string name)
        {
            Last = name;
            return File.ReadAllBytes(Path.Combine(folder, name));
        }

        public JsonNode Json(string name) => JsonNode.Parse(Bytes(name)) ?? throw new FormatException("null");
    }
}
