using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>An answer of 4 or 5 on a scale of five, among how many said something.</summary>
/// <param name="Marks">How many gave 1, 2, 3, 4 and 5.</param>
internal sealed record Agreement(int Count, int Answered, int Respondents, decimal? Mean, IReadOnlyList<int> Marks);

/// <summary>Everything that the figures of one action are counted from.</summary>
/// <param name="Partners">Structures linked as partners, keyed as those that apply.</param>
/// <param name="After">The final questionnaire; null where nobody answered one.</param>
/// <param name="Excluded">Lead and funders: not among the partners.</param>
/// <param name="Invited">Folded names of the structures invited; null = no campaign.</param>
internal sealed record GroupFacts(
    IReadOnlyList<CandidacyRow> Rows, IReadOnlyList<(string Key, string Name)> Partners, SessionFigures Sessions, QuestionnaireFigures? After, Capacity Capacity,
    IReadOnlyCollection<OrganizationId> Excluded, IReadOnlySet<string>? Invited, decimal? Funding, int? TheoryTopics);

/// <summary>The figures of a group action, counted from what was done (indicators.md C1 and C2). Nothing is hidden here: who shows them applies SmallNumbers.</summary>
internal sealed partial class GroupFigures(GroupFacts facts)
{
    /// <summary>From this answer on, someone agrees.</summary>
    public const int Agrees = 4;

    private readonly IReadOnlyList<CandidacyRow> requests =
        [.. facts.Rows.Where(r => CandidacyStatus.Of(r.Status).Counts).GroupBy(r => r.PersonKey ?? r.Id.ToString(), StringComparer.Ordinal).Select(g => g.OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Number, StringComparer.Ordinal).First())];

    private readonly IReadOnlyList<SessionRow> held = [.. facts.Sessions.Sessions.Where(s => s.IsHeld)];

    /// <summary>Accepted when the group was constituted; who left later still counts, who came in later is shown apart.</summary>
    public IEnumerable<CandidacyRow> AcceptedRows => requests.Where(r => r.WasAccepted && !r.Replaced);

    /// <summary>Presences in sessions held, by person: gathered once, an action may have tens of thousands.</summary>
    private readonly Dictionary<CandidacyId, int> presences = PresencesIn(facts.Sessions);

    /// <summary>P1: with an application of any status, or linked as partner.</summary>
    public IReadOnlySet<string> PartnerKeys { get; } =
        facts.Rows.Where(r => r.Organization is not { } own || !facts.Excluded.Contains(own)).Select(r => r.StructureKey).Concat(facts.Partners.Select(p => p.Key)).ToHashSet(StringComparer.Ordinal);

    public int PartnerStructures => PartnerKeys.Count;

    /// <summary>P1b.</summary>
    public int RepresentedStructures => AcceptedRows.Select(r => r.StructureKey).Distinct(StringComparer.Ordinal).Count();

    /// <summary>P2.</summary>
    public int Beneficiaries => presences.Count;

    /// <summary>P3a: the target set for the cycle, else all half-days ever scheduled; a postponed one counts once.</summary>
    public int PlannedHalfDays => facts.Sessions.PlannedHalfDays ?? facts.Sessions.Sessions.Sum(s => s.HalfDays);

    public int HeldHalfDays => held.Sum(s => s.HalfDays);

    public int HeldDays => held.Select(s => s.Date).Distinct().Count();

    public int Postponed => facts.Sessions.Sessions.Count(s => s.Postponed > 0);

    /// <summary>P4a: one per person, the latest, whatever became of it.</summary>
    public int Requests => requests.Count;

    public int Accepted => AcceptedRows.Count();

    public int NotKept => requests.Count(r => r.Status == CandidacyStatus.NotKept.Code && !r.WasAccepted);

    public int Withdrawn => requests.Count(r => r.Status == CandidacyStatus.Withdrawn.Code && !r.WasAccepted);

    public decimal? AcceptanceRate => Share(Accepted, Requests);

    public int Presences => presences.Values.Sum();

    public int ExpectedPresences => Accepted * held.Count;

    public decimal? PresenceRate => Share(Presences, ExpectedPresences);

    /// <summary>P4h: accepted and present at three quarters of what was held.</summary>
    public int Assiduous => AcceptedRows.Count(IsAssiduous);

    public bool IsAssiduous(CandidacyRow row) => held.Count > 0 && presences.GetValueOrDefault(row.Id) * 4 >= held.Count * 3;

    public int Situations => facts.Sessions.Situations.Count;

    public int SituationsBrought => facts.Sessions.Situations.Count(s => s.Origin == SituationOrigin.Participant);

    public int Respondents => facts.After?.Respondents ?? 0;

    public decimal? ResponseRate => Share(Respondents, Beneficiaries);

    /// <summary>R2 to R6 and P5: null where nobody was asked.</summary>
    public Agreement? Item(string code)
    {
        if (facts.After is not { } after || !after.Items.TryGetValue(code, out var values))
            return null;
        List<int> said = [.. values.OfType<int>()];
        return new Agreement(said.Count(v => v >= Agrees), said.Count, after.Respondents, said.Count == 0 ? null : (decimal)said.Sum() / said.Count, [.. Enumerable.Range(1, 5).Select(m => said.Count(v => v == m))]);
    }

    /// <summary>The same people before and after; empty where they were not asked twice.</summary>
    public IReadOnlyList<AnswerPair> Pairs(string code) => facts.After?.Pairs.GetValueOrDefault(code) ?? [];

    private static Dictionary<CandidacyId, int> PresencesIn(SessionFigures sessions)
    {
        var counted = sessions.Sessions.Where(s => s.IsHeld).Select(s => s.Id).ToHashSet();
        return sessions.Attendance.Where(a => a.IsPresence && counted.Contains(a.Session)).CountBy(a => a.Candidacy).ToDictionary();
    }

    private static decimal? Share(int part, int whole) => whole == 0 ? null : (decimal)part / whole;
}
