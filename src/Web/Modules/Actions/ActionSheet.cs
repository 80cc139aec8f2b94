using System.Globalization;
using Maillage.Modules.Actions.Exchange;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Actions;

/// <summary>The record in the order of the register's rubrics, for the page, the paper and the word processor. What the record does not say is left out; an indicator without a figure says so.</summary>
internal sealed class ActionSheet(ActionRecord action, ActionWords words, Texts texts)
{
    private readonly List<SheetPart> parts = [];

    public IReadOnlyList<SheetPart> Parts()
    {
        Beginning();
        List("communication", action.Communication);
        Funders();
        Indicators("results", action.Evaluation.Results);
        Indicators("process", action.Evaluation.Process);
        Facts("territory", ("geo_level", action.GeoLevel is { } level ? words.Label(Rubrics.GeoLevels, level) : null), ("communes", words.Places(action.Communes)), ("departements", words.Places(action.Departements)));
        Categories();
        Text("observation", action.Observation);
        return parts;
    }

    /// <summary>Up to whom it reaches: what a report begins with.</summary>
    public IReadOnlyList<SheetPart> Beginning()
    {
        Facts(null, ("themes", words.Labels(Lists.Themes, action.Themes)), ("programmes", Lines(action.Programmes.Select(Programme))), ("other_programmes", Lines(action.OtherProgrammes)));
        Text("context", action.Context);
        List("difficulties", action.Difficulties);
        Objectives();
        Text("description", action.Description);
        Steps();
        List("topics", action.TheoryTopics);
        Partners();
        Reach();
        return parts;
    }

    private void Objectives()
    {
        var o = action.Objectives;
        if (o.General.Count + o.Specific.Count + o.Operational.Count == 0)
            return;
        Heading("objectives");
        Facts(null, ("objectives.general", Lines(o.General)), ("objectives.specific", Lines(o.Specific)), ("objectives.operational", Lines(o.Operational)));
    }

    private void Steps()
    {
        if (action.Steps.Count == 0)
            return;
        Heading("steps");
        parts.Add(new SheetFacts([.. action.Steps.Select(s => (s.Said ?? s.From ?? "", (string?)string.Join("\u202f; ", s.Content)))]));
    }

    private void Partners()
    {
        var named = action.Links.Where(l => l.Role == ActionRoles.Partner).Select(l => l.OrganizationName).ToList();
        if (named.Count == 0 && action.PartnersText is null && action.PartnerTypes.Count == 0)
            return;
        Heading("partners");
        if (action.PartnersText is { } text)
            parts.Add(new SheetText(text));
        List(null, named);
        List(null, [.. action.PartnerTypes.Where(words.IsType)]);
        Facts(null, ("partner_organisations", Lines(action.PartnerTypes.Where(t => !words.IsType(t)))));
    }

    private void Reach()
    {
        var years = action is { YearBegins: { } from, YearEnds: { } to } && from != to ? $"{from}–{to}" : (action.YearBegins ?? action.YearEnds)?.ToString(CultureInfo.InvariantCulture);
        Facts("reach", ("years", years), ("duration", action.DurationText), ("frequency", words.Frequency(action.Frequency)), ("publics", words.Labels(Lists.Publics, action.Publics)), ("other_public", action.OtherPublic),
            ("people", action.PeopleText ?? action.PeopleCount?.ToString(CultureInfo.CurrentCulture)), ("kinds", words.Labels(Rubrics.Kinds, action.Kinds)));
    }

    private void Funders()
    {
        var funders = action.Links.Where(l => l.Role == ActionRoles.Funder).OrderBy(l => l.Position).ToList();
        if (funders.Count == 0)
            return;
        var rows = funders.Select(f => (IReadOnlyList<string?>)[f.OrganizationName, f.Amount is { } amount ? ActionWords.Money(amount, f.Currency) : null]).ToList();
        if (funders.Count > 1 && funders.TrueForAll(f => f.Amount is not null))
            rows.Add([texts["actions.rubric.total"], ActionWords.Money(funders.Sum(f => f.Amount!.Value), funders[0].Currency)]);
        parts.Add(new SheetTable(texts["actions.rubric.funders"], [texts["actions.rubric.funder"], texts["actions.rubric.amount"]], rows, [1]));
    }

    private void Indicators(string which, List<DeclaredIndicator> indicators)
    {
        if (indicators.Count == 0)
            return;
        // The number and the words of the record each have their column.
        var inWords = indicators.Exists(i => i.Text is not null);
        parts.Add(new SheetTable(texts[$"actions.rubric.{which}"], [texts["actions.rubric.indicator"], texts["actions.rubric.declared"], .. inWords ? [texts["actions.rubric.in_words"]] : Array.Empty<string>()],
            [.. indicators.Select(i => (IReadOnlyList<string?>)[i.Label, (i.Value ?? i.Held)?.ToString("0.##", CultureInfo.CurrentCulture) ?? (inWords && i.Text is not null ? "" : null), .. inWords ? [i.Text ?? ""] : Array.Empty<string>()])], [1], texts["actions.rubric.declared_note"]));
    }

    private void Categories()
    {
        if (action.Categories.Count == 0)
            return;
        parts.Add(new SheetTable(texts["actions.rubric.categories"], [texts["actions.rubric.category"], texts["actions.rubric.chosen"]],
            [.. action.Categories.Select(c => (IReadOnlyList<string?>)[$"{c.Code} {words.Label(Rubrics.Categories, c.Code) switch { var label when label == c.Code => c.Label, var label => label }}",
                texts[c.Chosen switch { true => "actions.category.yes", false => "actions.category.no", null => "actions.category.unknown" }]])], Note: action.Categories.Exists(c => c.Chosen is null) ? texts["actions.category.note"] : action.CategoryNote));
    }

    private string Programme(ActionProgramme p)
    {
        var plan = p.Plan is null ? "" : p is { PlanBegins: { } from, PlanEnds: { } to } ? $" ({p.Plan}, {from}–{to})" : $" ({p.Plan})";
        return p.Objectives is { Count: > 0 } objectives ? $"{p.Label}{plan}\u202f: {string.Join("\u202f; ", objectives)}" : $"{p.Label}{plan}";
    }

    private static string? Lines(IEnumerable<string> texts)
    {
        List<string> all = [.. texts];
        return all.Count == 0 ? null : string.Join(all.TrueForAll(t => t.EndsWith('.')) ? " " : "\u202f; ", all);
    }

    private void Heading(string rubric) => parts.Add(new SheetHeading(texts[$"actions.rubric.{rubric}"]));

    private void Text(string rubric, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        Heading(rubric);
        parts.Add(new SheetText(text));
    }

    private void List(string? rubric, List<string> items)
    {
        if (items.Count == 0)
            return;
        if (rubric is not null)
            Heading(rubric);
        parts.Add(new SheetList(items));
    }

    private void Facts(string? heading, params (string Rubric, string? Value)[] rows)
    {
        var said = rows.Where(r => r.Value is not null).Select(r => (texts[$"actions.rubric.{r.Rubric}"], r.Value)).ToList();
        if (said.Count == 0)
            return;
        if (heading is not null)
            Heading(heading);
        parts.Add(new SheetFacts(said));
    }
}
