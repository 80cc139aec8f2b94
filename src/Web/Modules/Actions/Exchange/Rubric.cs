using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>One rubric of the register: its key in a file, how it is read into the record and written from it.</summary>
/// <param name="Write">Null = nothing is known.</param>
internal sealed record Rubric(string Key, Action<ActionRecord, JsonElement, FileFaults> Read, Func<ActionRecord, JsonNode?> Write);

/// <summary>The rubrics that are a text, a number or a list, in the register's order; the others are in <see cref="NestedRubrics"/>.</summary>
internal static class Rubrics
{
    public const string Kinds = "action-kinds";
    public const string Frequencies = "action-frequencies";
    public const string GeoLevels = "geo-levels";
    public const string Categories = "outcome-categories";

    public static IReadOnlyList<Rubric> All(ListWords words) =>
    [
        Text("titre", a => a.Title, (a, v) => a.Title = v ?? a.Title),
        Whole("annee", a => a.Year, (a, v) => a.Year = v),
        NestedRubrics.Chained(),
        NestedRubrics.Lead(),
        Codes("themes", words, Lists.Themes, a => a.Themes, (a, v) => a.Themes = v),
        NestedRubrics.Programmes(),
        Texts("autresProgrammes", a => a.OtherProgrammes, (a, v) => a.OtherProgrammes = v),
        Text("contexte", a => a.Context, (a, v) => a.Context = v),
        Texts("difficultesIdentifiees", a => a.Difficulties, (a, v) => a.Difficulties = v),
        NestedRubrics.Objectives(),
        Text("description", a => a.Description, (a, v) => a.Description = v),
        NestedRubrics.Steps(),
        Texts("contenusTheoriques", a => a.TheoryTopics, (a, v) => a.TheoryTopics = v),
        Texts("canaux", a => a.Channels, (a, v) => a.Channels = v),
        Text("partenairesTexte", a => a.PartnersText, (a, v) => a.PartnersText = v),
        Texts("partenairesTypes", a => a.PartnerTypes, (a, v) => a.PartnerTypes = v),
        Whole("anneeDebut", a => a.YearBegins, (a, v) => a.YearBegins = v),
        Whole("anneeFin", a => a.YearEnds, (a, v) => a.YearEnds = v),
        Text("dureeTexte", a => a.DurationText, (a, v) => a.DurationText = v),
        Whole("dureeMois", a => a.DurationMonths, (a, v) => a.DurationMonths = v),
        Text("dureeDebut", a => a.DurationFrom, (a, v) => a.DurationFrom = v),
        Text("dureeFin", a => a.DurationTo, (a, v) => a.DurationTo = v),
        Code("frequence", words, Frequencies, a => a.Frequency, (a, v) => a.Frequency = v),
        Codes("publics", words, Lists.Publics, a => a.Publics, (a, v) => a.Publics = v),
        Text("publicAutre", a => a.OtherPublic, (a, v) => a.OtherPublic = v),
        Text("nombrePersonnesTexte", a => a.PeopleText, (a, v) => a.PeopleText = v),
        Whole("nombrePersonnes", a => a.PeopleCount, (a, v) => a.PeopleCount = v),
        Codes("typesAction", words, Kinds, a => a.Kinds, (a, v) => a.Kinds = v),
        Texts("communication", a => a.Communication, (a, v) => a.Communication = v),
        NestedRubrics.Funders(),
        NestedRubrics.Evaluation(),
        Code("niveauGeographique", words, GeoLevels, a => a.GeoLevel, (a, v) => a.GeoLevel = v),
        // Before the communes: a name is looked for inside them.
        new("departements", (a, v, f) => a.Departements = [.. f.Texts("departements", v).Select(words.Departement)], a => List(a.Departements.Select(words.PlaceName))),
        new("communes", (a, v, f) => a.Communes = [.. f.Texts("communes", v).Select(n => words.Commune(n, a.Departements))], a => List(a.Communes.Select(words.PlaceName))),
        NestedRubrics.Categorisation(),
        Text("categorisationNote", a => a.CategoryNote, (a, v) => a.CategoryNote = v),
        Text("observation", a => a.Observation, (a, v) => a.Observation = v),
    ];

    private static Rubric Text(string key, Func<ActionRecord, string?> get, Action<ActionRecord, string?> set) =>
        new(key, (a, v, f) => set(a, f.Text(key, v)), a => get(a) is { } text ? JsonValue.Create(text) : null);

    private static Rubric Whole(string key, Func<ActionRecord, int?> get, Action<ActionRecord, int?> set) =>
        new(key, (a, v, f) => set(a, f.Whole(key, v)), a => get(a) is { } number ? JsonValue.Create(number) : null);

    private static Rubric Texts(string key, Func<ActionRecord, List<string>> get, Action<ActionRecord, List<string>> set) =>
        new(key, (a, v, f) => set(a, f.Texts(key, v)), a => List(get(a)));

    private static Rubric Code(string key, ListWords words, string list, Func<ActionRecord, string?> get, Action<ActionRecord, string?> set) =>
        new(key, (a, v, f) => set(a, f.Text(key, v) is { } said ? words.Code(list, said) : null), a => get(a) is { } code ? JsonValue.Create(words.Words(list, code)) : null);

    private static Rubric Codes(string key, ListWords words, string list, Func<ActionRecord, List<string>> get, Action<ActionRecord, List<string>> set) =>
        new(key, (a, v, f) => set(a, [.. f.Texts(key, v).Select(said => words.Code(list, said))]), a => List(get(a).Select(c => words.Words(list, c))));

    internal static JsonArray? List(IEnumerable<string> texts) => texts.ToJson() is { Count: > 0 } list ? list : null;
}
