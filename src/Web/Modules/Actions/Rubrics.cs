namespace Maillage.Modules.Actions;

/// <summary>A former action that the record names; the title may differ and years may skip.</summary>
internal sealed record ChainedAction(string Label, int? Year);

/// <summary>A programme the action belongs to, with the plan it is part of and its objectives.</summary>
/// <param name="IsPlain">Said as words only.</param>
internal sealed record ActionProgramme(string Label, string? Plan = null, int? PlanBegins = null, int? PlanEnds = null, List<string>? Objectives = null, bool IsPlain = false);

/// <summary>Objectives on three levels.</summary>
internal sealed record ActionObjectives
{
    public List<string> General { get; set; } = [];

    public List<string> Specific { get; set; } = [];

    public List<string> Operational { get; set; } = [];
}

/// <summary>A dated step of the plan; its date may be imprecise and keeps its wording.</summary>
/// <param name="Said">"Mi-octobre 2020", as written.</param>
/// <param name="From">2020, 2020-10 or 2020-10-15.</param>
/// <param name="Precision">jour, mois, mi-mois, annee…</param>
internal sealed record ActionStep(string? Said, string? From, string? To, string? Precision, List<string> Content);

/// <summary>An indicator as declared to a register: no value is not 0.</summary>
internal sealed record DeclaredIndicator
{
    public string? Code { get; set; }

    public string Label { get; set; } = "";

    public string? Type { get; set; }

    public decimal? Value { get; set; }

    public decimal? Planned { get; set; }

    public string? PlannedSource { get; set; }

    public decimal? Held { get; set; }

    public string? Text { get; set; }

    public List<DeclaredPart> Parts { get; set; } = [];
}

/// <summary>One part of a compound indicator: requests 17, accepted 10.</summary>
internal sealed record DeclaredPart(string Key, decimal? Value);

/// <summary>The two lists of an evaluation, in the register's words.</summary>
internal sealed record ActionEvaluation
{
    public List<DeclaredIndicator> Results { get; set; } = [];

    public List<DeclaredIndicator> Process { get; set; } = [];
}

/// <summary>A category of results A1…D; null = the source does not say whether it is ticked, which is not "no".</summary>
internal sealed record ActionCategory(string Code, string Label, bool? Chosen);
