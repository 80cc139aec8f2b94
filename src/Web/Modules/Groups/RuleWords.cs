using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Groups;

/// <summary>The rules of a draw as a reader sees them, one line each.</summary>
internal static class RuleWords
{
    public static IReadOnlyList<(string Rule, string Says)> Of(DrawRules rules, RuleCheck check, Texts texts)
    {
        var lines = new List<(string, string)> { (texts["groups.places"], texts["groups.bound.exactly", rules.PanelSize]) };
        lines.AddRange(rules.Caps.Where(c => !c.Key.StartsWith(DrawColumns.Hierarchy, StringComparison.Ordinal)).OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => (DrawColumns.NameOf(c.Key, texts), texts["groups.cap.says", c.Value, DrawWords.Inside(DrawColumns.NameOf(c.Key, texts))])));
        if (rules.Caps.Keys.Any(c => c.StartsWith(DrawColumns.Hierarchy, StringComparison.Ordinal)))
            lines.Add((texts["groups.column.hierarchie"], texts["groups.hierarchy.says"]));
        if (rules.Together is not null)
            lines.Add((texts["groups.column.binome"], texts["groups.pair.says"]));
        lines.AddRange(rules.Quotas.Select(q => ($"{DrawColumns.NameOf(q.Column, texts)}, {check.Label(q.Column, q.Value)}", Says(q, rules, texts))));
        return lines;
    }

    public static string Says(Bound bound, DrawRules rules, Texts texts) => bound.Min == 0 ? texts["groups.bound.most", bound.Max]
        : bound.Min == bound.Max ? texts["groups.bound.exactly", bound.Min] : bound.Max >= rules.PanelSize ? texts["groups.bound.least", bound.Min] : texts["groups.bound.between", bound.Min, bound.Max];
}
