using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Accompaniments;

/// <summary>The team and its plan, as typed.</summary>
public sealed class AccompanimentForm
{
    internal const int MostRows = 20;

    // So many rows stay free for professions not yet named.
    private const int FreeRows = 4;

    public string? Institution { get; set; }

    public string? Headcount { get; set; }

    public string? HasManagement { get; set; }

    public List<TeamRow> Team { get; set; } = [];

    public List<string> Publics { get; set; } = [];

    public string? Resources { get; set; }

    public string? StartState { get; set; }

    public string? IndividualAims { get; set; }

    public string? CollectiveAims { get; set; }

    public string? Begins { get; set; }

    public string? Ends { get; set; }

    public string? LengthReason { get; set; }

    public List<string?> Phases { get; set; } = [];

    public bool IsLeader { get; set; }

    /// <summary>Of the accompaniment as it was read; a change made meanwhile is not overwritten.</summary>
    public int Version { get; set; }

    /// <summary>One profession of the team.</summary>
    public sealed class TeamRow
    {
        public string? Profession { get; set; }

        public string? Setting { get; set; }

        public string? People { get; set; }
    }

    /// <summary>What is known; what is not yet, from the action's own record.</summary>
    internal static AccompanimentForm Of(Accompaniment one, ActionCard action, bool isLeader) => new()
    {
        Institution = one.Institution,
        Headcount = Typed.Written(one.Headcount),
        HasManagement = Typed.Written(one.HasManagement),
        Team = [.. one.Team.Select(t => new TeamRow { Profession = t.Profession, Setting = t.Setting, People = Typed.Written(t.People) }), .. Enumerable.Range(0, FreeRows).Select(_ => new TeamRow())],
        Publics = [.. one.Publics],
        Resources = one.Resources,
        StartState = one.StartState,
        IndividualAims = one.IndividualAims,
        CollectiveAims = one.CollectiveAims,
        Begins = Typed.Written(one.Begins ?? action.Begins),
        Ends = Typed.Written(one.Ends ?? action.Ends),
        LengthReason = one.LengthReason,
        Phases = [.. Phase.All.Select(p => Typed.Written(one.Phases.Find(x => x.Code == p)?.From))],
        IsLeader = isLeader,
        Version = one.Version,
    };
}
