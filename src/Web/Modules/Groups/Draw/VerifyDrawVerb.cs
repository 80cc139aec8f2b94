using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Groups.Draw;

/// <summary>`verify-draw`: makes every file of a draw again from its pool, rules and lottery, without a solver, and compares.</summary>
internal sealed class VerifyDrawVerb : IVerb
{
    private static readonly Argument<string> Folder = new("dir") { Description = "Folder of a draw" };

    public Command Build()
    {
        var command = new Command("verify-draw", "Checks a draw, without trusting who made it") { Folder };
        command.SetAction(async (parsed, _) =>
        {
            var folder = parsed.GetRequiredValue(Folder);
            try
            {
                var wrong = Wrong(folder);
                await (wrong is null ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLineAsync(wrong ?? $"{folder}: everything agrees.");
                return wrong is null ? 0 : 1;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new BadInputException($"{folder}: cannot be read ({e.Message}).");
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{DrawFiles.Probabilities}: lacks something, or holds what does not fit ({e.Message}).");
                return 1;
            }
        });
        return command;
    }

    private static string? Wrong(string folder)
    {
        var stated = JsonNode.Parse(Bytes(DrawFiles.Probabilities))!;
        Pool pool;
        DrawRules rules;
        try
        {
            rules = RulesReader.Read(Bytes(DrawFiles.Rules), DrawFiles.Rules);
            pool = PoolReader.Read(Bytes(DrawFiles.Pool), DrawFiles.Pool, rules);
            rules.Check(pool, DrawFiles.Rules);
        }
        catch (DrawFault fault)
        {
            return fault.Message;
        }
        if (!pool.Canonical().SequenceEqual(Bytes(DrawFiles.Pool)))
            return $"{DrawFiles.Pool}: is not in its canonical form.";
        if (!rules.Canonical().SequenceEqual(Bytes(DrawFiles.Rules)))
            return $"{DrawFiles.Rules}: is not in its canonical form.";
        if (!(bool)stated["feasible"]!)
            return File.Exists(Path.Combine(folder, DrawFiles.GroupList)) ? $"{DrawFiles.GroupList}: there are groups although none is possible." : null;
        var list = JsonNode.Parse(Bytes(DrawFiles.GroupList))!["groups"]!.AsArray();
        if (Groups(pool, rules, list) is { } broken)
            return broken;

        var problem = PanelProblem.Of(pool, rules);
        var (lottery, steps) = Certificate.Read(stated["certificate"]!, problem);
        if (Certificate.Wrong(problem, lottery, steps) is { } wrong)
            return $"{DrawFiles.Probabilities}, certificate: {wrong}.";
        var outcome = new DrawOutcome(pool, rules, problem, lottery, steps, list.Count, (string)stated["version"]!);
        var seed = File.Exists(Path.Combine(folder, DrawFiles.Result)) ? Convert.FromHexString((string)JsonNode.Parse(Bytes(DrawFiles.Result))!["seed"]!) : null;
        foreach (var (name, bytes) in DrawFiles.Of(outcome, seed))
        {
            if (!bytes.SequenceEqual(Bytes(name)))
                return $"{name}: is not what the pool, the rules and the lottery give.";
        }
        // With fewer groups no share can be closer than some of them.
        var allowance = Math.Max(FairDraw.Allowance, FairDraw.Allowance * FairDraw.UsualGroups / list.Count);
        var far = outcome.Chances.Index().FirstOrDefault(c => Math.Abs(c.Item - (double)outcome.Times[c.Index] / list.Count) > allowance, (-1, 0));
        return far.Item1 < 0 ? null : $"{DrawFiles.Probabilities}: {pool.People[far.Item1].Id} is in too many or too few groups for their chance.";

        byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(folder, name));
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
}
