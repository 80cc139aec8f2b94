namespace Maillage.Modules.Accompaniments;

/// <summary>A profession within the team and where it works: teachers in schools, educators in shelters.</summary>
/// <param name="Profession">Code of the list professions, which the network extends.</param>
/// <param name="Setting">Code of the list settings; null = not said.</param>
/// <param name="People">Null = not known, which is not 0.</param>
internal sealed record TeamPart(string Profession, string? Setting, int? People);

/// <summary>A phase, which lasts until the next.</summary>
/// <param name="Code">One of <see cref="All"/>.</param>
internal sealed record Phase(string Code, DateOnly From)
{
    public static readonly IReadOnlyList<string> All = ["analyse", "construction", "travail", "bilan"];
}

/// <summary>It was made longer.</summary>
internal sealed record Prolongation(DateOnly From, DateOnly To, DateOnly On, string? Reason);

/// <summary>What the service heard of the team once it was over.</summary>
/// <param name="Months">6 or 12.</param>
/// <param name="HalfHasChanged">Half of the team are others by now: it is noted, and it is no failure. Null = not known.</param>
internal sealed record FollowUp(int Months, DateOnly On, bool? HalfHasChanged, string? Words)
{
    public const int Last = 12;

    public static readonly IReadOnlyList<int> All = [6, Last];
}

/// <summary>Codes of the list accompaniment-components that the program acts on.</summary>
internal static class Components
{
    public const string Training = "formation";
    public const string Supervision = "supervision";
    public const string Animation = "animation";
    public const string Talking = "groupe-de-parole";

    /// <summary>What a session is where nobody said it: its format often tells.</summary>
    public static string OfFormat(string format) => format switch
    {
        "supervision" => Supervision,
        "groupe-de-parole" => Talking,
        "animation" or "atelier" => Animation,
        _ => Training,
    };
}

/// <summary>Ids of the lists that accompaniments use.</summary>
internal static class AccompanimentLists
{
    public const string Professions = "professions";
    public const string Components = "accompaniment-components";
    public const string Outcomes = "institutional-outcomes";
    public const string Evidence = "outcome-evidence";
    public const string Goals = "environment-goals";
    public const string States = "accompaniment-states";
    public const string EndReasons = "accompaniment-end-reasons";
    public const string Grid = "reading-grid";
    public const string Levels = "intervention-levels";
}
