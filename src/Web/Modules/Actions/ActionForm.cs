using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Actions;

/// <summary>What is typed of a record; a list is one line each, so that nothing is split at a comma.</summary>
internal sealed class ActionForm
{
    private const int LongestText = 20_000;

    public string? Title { get; set; }

    public string? Kind { get; set; }

    public Guid? Lead { get; set; }

    public DateOnly? Begins { get; set; }

    public DateOnly? Ends { get; set; }

    public List<string> Themes { get; set; } = [];

    public string? Context { get; set; }

    public string? General { get; set; }

    public string? Specific { get; set; }

    public string? Operational { get; set; }

    public string? Description { get; set; }

    /// <summary>"Mi-octobre 2020 : confirmation des inscriptions".</summary>
    public string? Steps { get; set; }

    public string? TheoryTopics { get; set; }

    public string? Partners { get; set; }

    /// <summary>One more, chosen in the directory.</summary>
    public string? OnePartner { get; set; }

    public string? Duration { get; set; }

    public string? Frequency { get; set; }

    public List<string> Publics { get; set; } = [];

    public string? OtherPublic { get; set; }

    public string? People { get; set; }

    public List<string> Kinds { get; set; } = [];

    public string? Communication { get; set; }

    /// <summary>"Agence régionale de santé : 5 002 €".</summary>
    public string? Funders { get; set; }

    public string? GeoLevel { get; set; }

    public string? Communes { get; set; }

    public List<string> Categories { get; set; } = [];

    public string? Observation { get; set; }

    public bool CostIsPublic { get; set; }

    public int Version { get; set; }

    public static ActionForm Of(ActionRecord a, IPlaces places) => new()
    {
        Title = a.Title,
        Kind = a.Kind,
        Lead = a.LeadId?.Value,
        Begins = a.Begins,
        Ends = a.Ends,
        Themes = a.Themes,
        Context = a.Context,
        General = Join(a.Objectives.General),
        Specific = Join(a.Objectives.Specific),
        Operational = Join(a.Objectives.Operational),
        Description = a.Description,
        Steps = Join(a.Steps.Select(s => (s.Said ?? s.From) is { } when ? $"{when}\u202f: {string.Join("\u202f; ", s.Content)}" : string.Join("\u202f; ", s.Content))),
        TheoryTopics = Join(a.TheoryTopics),
        Partners = Join(a.Links.Where(l => l.Role == ActionRoles.Partner).OrderBy(l => l.Position).Select(l => l.OrganizationName)),
        Duration = a.DurationText,
        Frequency = a.Frequency,
        Publics = a.Publics,
        OtherPublic = a.OtherPublic,
        People = a.PeopleText ?? a.PeopleCount?.ToString(System.Globalization.CultureInfo.CurrentCulture),
        Kinds = a.Kinds,
        Communication = Join(a.Communication),
        Funders = Join(a.Links.Where(l => l.Role == ActionRoles.Funder).OrderBy(l => l.Position).Select(FunderLines.Of)),
        GeoLevel = a.GeoLevel,
        Communes = Join(a.Communes.Select(c => places.Find(c) is { } place ? places.Label(place) : c)),
        Categories = [.. a.Categories.Where(c => c.Chosen is true).Select(c => c.Code)],
        Observation = a.Observation,
        CostIsPublic = a.CostIsPublic,
        Version = a.Version,
    };

    /// <summary>Writes what was typed into the record, unless something is wrong; then errors are written and the record is left alone.</summary>
    public bool WriteTo(ActionRecord record, IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(Title))
            errors.AddModelError("Form.Title", texts["actions.title_missing"]);
        else if (Title.Length > ActionRecord.LongestTitle)
            errors.AddModelError("Form.Title", texts["actions.title_long", ActionRecord.LongestTitle]);
        if (string.IsNullOrEmpty(Kind))
            errors.AddModelError("Form.Kind", texts["actions.kind_missing"]);
        if (Begins > Ends)
            errors.AddModelError("Form.Ends", texts["actions.ends_before"]);
        foreach (var (field, text) in new[] { ("Context", Context), ("Description", Description), ("Steps", Steps), ("Communication", Communication), ("Observation", Observation) })
        {
            if (text?.Length > LongestText)
                errors.AddModelError($"Form.{field}", texts["actions.text_long", LongestText, text.Length]);
        }
        var funders = FunderLines.Read(record.Id, Lines(Funders), errors, texts);
        var communes = CommuneLines(places, errors, texts);
        if (!errors.IsValid)
            return false;
        record.Title = Title!.Trim();
        record.Kind = Kind!;
        record.LeadId = Lead is { } lead ? new OrganizationId(lead) : null;
        (record.Begins, record.Ends) = (Begins, Ends);
        (record.Year, record.YearBegins, record.YearEnds) = record.Said is null ? (Begins?.Year, Begins?.Year, Ends?.Year) : (record.Year, record.YearBegins, record.YearEnds);
        (record.Themes, record.Publics, record.Kinds) = (InOrder(record.Themes, Themes), InOrder(record.Publics, Publics), InOrder(record.Kinds, Kinds));
        (record.Context, record.Description, record.Observation) = (Clean(Context), Clean(Description), Clean(Observation));
        record.Objectives = new ActionObjectives { General = Lines(General), Specific = Lines(Specific), Operational = Lines(Operational) };
        record.Steps = [.. Lines(Steps).Select(Step)];
        record.TheoryTopics = Lines(TheoryTopics);
        record.Communication = Lines(Communication);
        (record.DurationText, record.Frequency, record.OtherPublic, record.GeoLevel) = (Clean(Duration), Clean(Frequency), Clean(OtherPublic), Clean(GeoLevel));
        var isNumber = int.TryParse(People, out var people);
        (record.PeopleText, record.PeopleCount) = isNumber ? ((string?)null, (int?)people) : (Clean(People), null);
        record.Communes = communes;
        record.Categories = [.. Categories.Select(c => new ActionCategory(c, c, Chosen: true)).Concat(record.Categories.Where(c => !Categories.Contains(c.Code)).Select(c => c with { Chosen = c.Chosen is null ? null : false }))];
        record.CostIsPublic = CostIsPublic;
        Replace(record, ActionRoles.Funder, funders);
        Replace(record, ActionRoles.Partner, [.. Lines(Partners).Concat(Lines(OnePartner)).Distinct(StringComparer.OrdinalIgnoreCase).Select((name, i) => new ActionLink { Id = LinkId(record.Id, ActionRoles.Partner, i, name), ActionId = record.Id, Role = ActionRoles.Partner, OrganizationName = name, Position = 10 + i })]);
        return true;
    }

    internal static ActionLinkId LinkId(ActionId action, string role, int position, string name) => new(NamedId.Of(action.ToString(), role, $"{position} {name}"));

    internal static List<string> Lines(string? text) => [.. (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static ActionStep Step(string line)
    {
        var (when, what) = line.Split(':', 2) is [var first, var second] && ImpreciseDate.Read(first).From is not null ? (first.Trim(' ', '\u202f', '\u00a0'), second.Trim()) : ((string?)null, line);
        var date = ImpreciseDate.Read(when ?? "");
        return new ActionStep(when, date.From, date.To, date.Precision, [.. what.Split("\u202f; ", StringSplitOptions.RemoveEmptyEntries)]);
    }

    private List<string> CommuneLines(IPlaces places, ModelStateDictionary errors, Texts texts)
    {
        var codes = new List<string>();
        foreach (var line in Lines(Communes))
        {
            // As a list writes it, "Metz (Moselle)", or as people do.
            var same = places.Resolve(line.Split('(')[0]).Choices.FirstOrDefault(p => places.Label(p) == line);
            if ((same ?? places.Resolve(line).Certain) is { } place)
                codes.Add(place.Code);
            else
                errors.AddModelError("Form.Communes", texts["actions.commune_unknown", line]);
        }
        return codes;
    }

    private static void Replace(ActionRecord record, string role, List<ActionLink> links)
    {
        // Links that say the same are kept, so that what names them goes on doing so.
        record.Links.RemoveAll(l => l.Role == role && !links.Exists(n => n.Id == l.Id && n.Amount == l.Amount));
        record.Links.AddRange(links.Where(n => !record.Links.Exists(l => l.Id == n.Id)));
    }

    // Ticked boxes come in the order of the list; the record keeps its own.
    private static List<string> InOrder(List<string> before, List<string> ticked) => [.. before.Where(ticked.Contains), .. ticked.Where(t => !before.Contains(t))];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
