using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Solver;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Groups;

/// <summary>What the rules would give with who is in the running: whether a group is possible, else the smallest change that would make it so.</summary>
internal sealed class RuleCheck(IVocabularies vocabularies, IPlaces places, Texts texts)
{
    // Beyond this the answer comes with the computation.
    private const int AtOnce = 400;

    /// <summary>Sentences that say why no draw can be made; empty where one can, or where only the computation can tell.</summary>
    public async Task<IReadOnlyList<string>> Faults(Running running, DrawRules rules, CancellationToken cancel)
    {
        if (Plain(running, rules) is { Count: > 0 } plain)
            return [.. plain.Select(p => texts[p.Text, p.Arguments])];
        if (!Solvers.Available || running.People.Count > AtOnce)
            return [];
        var whole = running.Whole(rules);
        var pool = running.Inside(whole);
        var found = await Task.Run(() => Impossibility.Smallest(pool, whole, null, cancel) is { Count: 0 } ? null : Impossibility.Of(pool, whole, cancel), cancel);
        return found is null ? [] : [Explain(found)];
    }

    public string Explain(Impossibility impossibility) => new DrawWords(texts.Language).Explain(impossibility with
    {
        Rules = impossibility.Rules with { Caps = Named(impossibility.Rules.Caps) },
        Relaxations = impossibility.Relaxations is { } changes ? Named(changes) : null,
    });

    public string Explain(ApplicantChance chance, bool isOver) => new DrawWords(texts.Language).Explain(chance with
    {
        // That nobody sits with who leads them goes without saying here.
        Caps = Named(chance.Caps.Where(c => !c.Key.StartsWith(DrawColumns.Hierarchy, StringComparison.Ordinal)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal)),
        Changes = chance.Changes is { } changes ? Named(changes) : null,
    }, isOver);

    public string Changes(IReadOnlyList<Relaxation> changes) => new DrawWords(texts.Language).Changes(Named(changes));

    public string Label(string column, string value) => DrawColumns.LabelOf(column, value, vocabularies, places, texts);

    private static List<Refusal> Plain(Running running, DrawRules rules)
    {
        var people = running.People;
        if (people.Count == 0)
            return [new Refusal("groups.check.nobody")];
        if (people.Count == 1)
            return [new Refusal("groups.check.one")];
        var faults = new List<Refusal>();
        if (rules.PanelSize > people.Count)
            faults.Add(new Refusal("groups.check.too_few", rules.PanelSize, people.Count));
        if (running.Call.Places is { } seats && rules.PanelSize > seats)
            faults.Add(new Refusal("groups.check.call_places", seats));
        if (running.Call.CapPerStructure is { } cap && (!rules.Caps.TryGetValue(DrawColumns.Structure, out var own) || own > cap))
            faults.Add(new Refusal("groups.check.call_cap", cap));
        return faults;
    }

    private List<Relaxation> Named(IReadOnlyList<Relaxation> changes) =>
        [.. changes.Select(c => c with { Column = DrawColumns.NameOf(c.Column, texts), Value = Label(c.Column, c.Value) })];

    // The links of hierarchy are several columns and one rule.
    private Dictionary<string, int> Named(IReadOnlyDictionary<string, int> caps) =>
        caps.GroupBy(c => DrawColumns.NameOf(c.Key, texts), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
}
