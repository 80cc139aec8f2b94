using System.Globalization;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Groups.Draw;

/// <summary>What is said about a draw. Files of a draw are in French, whoever makes them.</summary>
internal sealed class DrawWords(string language)
{
    public static DrawWords French { get; } = new("fr");

    public string Explain(Impossibility impossibility) => impossibility.Relaxations is { } changes
        ? Say("draw.impossible.quotas", impossibility.Rules.PanelSize, Changes(changes))
        : Say("draw.impossible.caps", Caps(impossibility.Rules), impossibility.LargestUnderCaps, impossibility.Rules.PanelSize);

    /// <summary>What one applicant is told of their chance.</summary>
    /// <param name="isOver">The draw was made.</param>
    public string Explain(ApplicantChance chance, bool isOver = true)
    {
        var own = isOver ? "draw.applicant" : "draw.applicant.now";
        var rules = chance.Caps.Count == 0 ? "" : Caps(chance.Caps);
        var all = rules.Length == 0
            ? Say("draw.applicant.all", chance.PoolSize, chance.Places, Percent(chance.Maximin))
            : Say("draw.applicant.all_capped", chance.PoolSize, chance.Places, rules, Percent(chance.Maximin));
        if (chance.Chance > 0)
            return $"{all} {Say($"{own}.chance", Percent(chance.Chance))}";
        return chance.Changes is { Count: > 0 } changes ? $"{all} {Say($"{own}.excluded", Changes(changes))}" : $"{all} {Say($"{own}.excluded_by_caps")}";
    }

    public string Changes(IEnumerable<Relaxation> changes) => string.Join(Say("draw.changes.between"), changes.Select(c => c.IsMin
        ? Say("draw.change.min", c.Column, c.Value, c.To, c.From)
        : Say("draw.change.max", c.Column, c.Value, c.To, c.From)));

    private string Caps(DrawRules rules) => Caps(rules.Caps);

    private string Caps(IReadOnlyDictionary<string, int> caps) =>
        string.Join(", ", caps.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value == 1 ? Say("draw.cap.one", c.Value, Inside(c.Key)) : Say("draw.cap.many", c.Value, Inside(c.Key))));

    /// <summary>The name of a column within a sentence.</summary>
    public static string Inside(string column) => column.Length == 0 ? column : $"{char.ToLowerInvariant(column[0])}{column[1..]}";

    private string Percent(double value) => (value * 100).ToString("0.#", CultureInfo.GetCultureInfo(language));

    private string Say(string key, params object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, TextBook.All[key].In(language, belgian: false), arguments);
}
