using System.Text.Json.Nodes;
using static Maillage.Modules.Actions.Exchange.JsonReading;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>The rubrics with parts: chained actions, programmes, objectives, steps, funders, indicators, categories.</summary>
internal static class NestedRubrics
{
    public static Rubric Chained() => new("actionsChainees",
        (a, v, f) => a.Chained = f.Each("actionsChainees", v, (at, item) => new ChainedAction(f.Text($"{at}.libelle", item.In("libelle")) ?? "", f.Whole($"{at}.annee", item.In("annee")))),
        a => Each(a.Chained, c => Known(("libelle", c.Label), ("annee", c.Year))));

    public static Rubric Lead() => new("porteur",
        (a, v, f) =>
        {
            a.Links.RemoveAll(l => l.Role == ActionRoles.Lead && l.OrganizationId is null);
            if (f.IsObject("porteur", v) && f.Text("porteur.nom", v.In("nom")) is { } name)
                a.Links.Insert(0, LinkOf(a, ActionRoles.Lead, name, 0, f.Text("porteur.statutJuridique", v.In("statutJuridique")), f.Text("porteur.ville", v.In("ville"))));
        },
        a => a.Links.Find(l => l.Role == ActionRoles.Lead) is { } lead ? Known(("nom", lead.OrganizationName), ("statutJuridique", lead.LegalStatus), ("ville", lead.Town)) : null);

    public static Rubric Programmes() => new("programmes",
        (a, v, f) => a.Programmes = f.Each("programmes", v, (at, item) => item.ValueKind is System.Text.Json.JsonValueKind.String
            ? new ActionProgramme(item.GetString()!, IsPlain: true)
            : new ActionProgramme(f.Text($"{at}.libelle", item.In("libelle")) ?? "", f.Text($"{at}.plan", item.In("plan")), f.Whole($"{at}.planDebut", item.In("planDebut")), f.Whole($"{at}.planFin", item.In("planFin")),
                f.Texts($"{at}.objectifs", item.In("objectifs")) is { Count: > 0 } objectives ? objectives : null)),
        a => Each(a.Programmes, p => p.IsPlain ? JsonValue.Create(p.Label) : Known(("libelle", p.Label), ("plan", p.Plan), ("planDebut", p.PlanBegins), ("planFin", p.PlanEnds), ("objectifs", p.Objectives?.ToJson()))));

    public static Rubric Objectives() => new("objectifs",
        (a, v, f) => a.Objectives = f.IsObject("objectifs", v)
            ? new ActionObjectives { General = f.Texts("objectifs.general", v.In("general")), Specific = f.Texts("objectifs.specifiques", v.In("specifiques")), Operational = f.Texts("objectifs.operationnels", v.In("operationnels")) }
            : new ActionObjectives(),
        a => Known(("general", Rubrics.List(a.Objectives.General)), ("specifiques", Rubrics.List(a.Objectives.Specific)), ("operationnels", Rubrics.List(a.Objectives.Operational))) is { Count: > 0 } known ? known : null);

    public static Rubric Steps() => new("etapes",
        (a, v, f) => a.Steps = f.Each("etapes", v, (at, item) => new ActionStep(
            f.Text($"{at}.periodeTexte", item.In("periodeTexte")), f.Text($"{at}.debut", item.In("debut")), f.Text($"{at}.fin", item.In("fin")), f.Text($"{at}.precision", item.In("precision")), f.Texts($"{at}.contenu", item.In("contenu")))),
        a => Each(a.Steps, s => Known(("periodeTexte", s.Said), ("debut", s.From), ("fin", s.To), ("precision", s.Precision), ("contenu", s.Content.ToJson()))));

    public static Rubric Funders() => new("financeurs",
        (a, v, f) =>
        {
            a.Links.RemoveAll(l => l.Role == ActionRoles.Funder && l.OrganizationId is null);
            foreach (var (i, funder) in f.Each("financeurs", v, (at, item) => (At: at, Item: item)).Index())
            {
                var link = LinkOf(a, ActionRoles.Funder, f.Text($"{funder.At}.nom", funder.Item.In("nom")) ?? "", 100 + i);
                (link.Amount, link.Currency, link.AmountText) = (f.Number($"{funder.At}.montant", funder.Item.In("montant")), f.Text($"{funder.At}.devise", funder.Item.In("devise")), f.Text($"{funder.At}.texte", funder.Item.In("texte")));
                a.Links.Add(link);
            }
        },
        a => Each(a.Links.Where(l => l.Role == ActionRoles.Funder).OrderBy(l => l.Position), l => Known(("nom", l.OrganizationName), ("montant", l.Amount), ("devise", l.Currency), ("texte", l.AmountText))));

    public static Rubric Evaluation() => new("evaluation",
        (a, v, f) => a.Evaluation = f.IsObject("evaluation", v)
            ? new ActionEvaluation { Results = Indicators("evaluation.resultats", v.In("resultats"), f), Process = Indicators("evaluation.processus", v.In("processus"), f) }
            : new ActionEvaluation(),
        a => Known(("resultats", Each(a.Evaluation.Results, Indicator)), ("processus", Each(a.Evaluation.Process, Indicator))) is { Count: > 0 } known ? known : null);

    public static Rubric Categorisation() => new("categorisation",
        (a, v, f) => a.Categories = f.Each("categorisation", v, (at, item) =>
            new ActionCategory(f.Text($"{at}.code", item.In("code")) ?? "", f.Text($"{at}.libelle", item.In("libelle")) ?? "", item.In("selection").ValueKind switch { System.Text.Json.JsonValueKind.True => true, System.Text.Json.JsonValueKind.False => false, _ => null })),
        a => Each(a.Categories, c => Known(("code", c.Code), ("libelle", c.Label), ("selection", c.Chosen))));

    private static List<DeclaredIndicator> Indicators(string field, System.Text.Json.JsonElement list, FileFaults f) => f.Each(field, list, (at, item) => new DeclaredIndicator
    {
        Code = f.Text($"{at}.code", item.In("code")),
        Label = f.Text($"{at}.libelle", item.In("libelle")) ?? "",
        Type = f.Text($"{at}.type", item.In("type")),
        Value = f.Number($"{at}.valeur", item.In("valeur")),
        Planned = f.Number($"{at}.prevu", item.In("prevu")),
        PlannedSource = f.Text($"{at}.prevuSource", item.In("prevuSource")),
        Held = f.Number($"{at}.realise", item.In("realise")),
        Text = f.Text($"{at}.texte", item.In("texte")),
        Parts = f.Each($"{at}.composantes", item.In("composantes"), (part, p) => new DeclaredPart(f.Text($"{part}.cle", p.In("cle")) ?? "", f.Number($"{part}.valeur", p.In("valeur")))),
    });

    private static JsonObject Indicator(DeclaredIndicator i) => Known(("code", i.Code), ("libelle", i.Label), ("type", i.Type), ("valeur", i.Value), ("prevu", i.Planned), ("prevuSource", i.PlannedSource), ("realise", i.Held), ("texte", i.Text),
        ("composantes", Each(i.Parts, p => Known(("cle", p.Key), ("valeur", p.Value)))));

    private static ActionLink LinkOf(ActionRecord action, string role, string name, int position, string? status = null, string? town = null) => new()
    {
        Id = new ActionLinkId(Platform.Data.NamedId.Of(action.Id.ToString(), role, $"{position} {name}")),
        ActionId = action.Id,
        Role = role,
        OrganizationName = name,
        LegalStatus = status,
        Town = town,
        Position = position,
    };

    private static JsonArray? Each<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new JsonArray([.. items.Select(write)]) is { Count: > 0 } list ? list : null;
}
