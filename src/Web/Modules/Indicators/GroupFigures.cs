using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Modules.Indicators;

/// <summary>An answer of 4 or 5 on a scale of five, among how many said something.</summary>
internal sealed record Agreement(int Count, int Answered, int Respondents, decimal? Mean);

/// <summary>The figures of a group action, counted from what was done (indicators.md C1 and C2). Nothing is hidden here: who shows them applies SmallNumbers.</summary>
internal sealed class GroupFigures(IReadOnlyList<CandidacyRow> rows, IReadOnlyCollection<string> partnerKeys, SessionFigures sessions, QuestionnaireFigures? after)
{
    /// <summary>From this answer on, someone agrees.</summary>
    public const int Agrees = 4;

    private readonly IReadOnlyList<CandidacyRow> requests =
        [.. rows.Where(r => CandidacyStatus.Of(r.Status).Counts).GroupBy(r => r.PersonKey ?? r.Id.ToString(), StringComparer.Ordinal).Select(g => g.OrderByDescending(r => r.ReceivedOn).ThenByDescending(r => r.Number, StringComparer.Ordinal).First())];

    private readonly IReadOnlyList<SessionRow> held = [.. sessions.Sessions.Where(s => s.IsHeld)];

    /// <summary>Accepted when the group was constituted; who left later still counts, who came in later is shown apart.</summary>
    private IEnumerable<CandidacyRow> AcceptedRows => requests.Where(r => r.WasAccepted && !r.Replaced);

    /// <summary>Presences in sessions held, by person: gathered once, an action may have tens of thousands.</summary>
    private readonly Dictionary<CandidacyId, int> presences = PresencesIn(sessions);

    /// <summary>P1: with an application of any status, or linked as partner.</summary>
    public int PartnerStructures => rows.Select(r => r.StructureKey).Concat(partnerKeys).Distinct(StringComparer.Ordinal).Count();

    /// <summary>P1b.</summary>
    public int RepresentedStructures => AcceptedRows.Select(r => r.StructureKey).Distinct(StringComparer.Ordinal).Count();

    /// <summary>P2.</summary>
    public int Beneficiaries => presences.Count;

    /// <summary>P3a: the target set for the cycle, else all half-days ever scheduled; a postponed one counts once.</summary>
    public int PlannedHalfDays => sessions.PlannedHalfDays ?? sessions.Sessions.Sum(s => s.HalfDays);

    public int HeldHalfDays => held.Sum(s => s.HalfDays);

    public int HeldDays => held.Select(s => s.Date).Distinct().Count();

    public int Postponed => sessions.Sessions.Count(s => s.Postponed > 0);

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
    public int Assiduous => AcceptedRows.Count(r => held.Count > 0 && presences.GetValueOrDefault(r.Id) * 4 >= held.Count * 3);

    public int Situations => sessions.Situations.Count;

    public int SituationsBrought => sessions.Situations.Count(s => s.Origin == SituationOrigin.Participant);

    public int Respondents => after?.Respondents ?? 0;

    public decimal? ResponseRate => Share(Respondents, Beneficiaries);

    /// <summary>R2 to R6 and P5: null where nobody was asked.</summary>
    public Agreement? Item(string code)
    {
        if (after is null || !after.Items.TryGetValue(code, out var values))
            return null;
        List<int> said = [.. values.OfType<int>()];
        return new Agreement(said.Count(v => v >= Agrees), said.Count, after.Respondents, said.Count == 0 ? null : (decimal)said.Sum() / said.Count);
    }

    private static Dictionary<CandidacyId, int> PresencesIn(SessionFigures sessions)
    {
        var counted = sessions.Sessions.Where(s => s.IsHeld).Select(s => s.Id).ToHashSet();
        return sessions.Attendance.Where(a => a.IsPresence && counted.Contains(a.Session)).CountBy(a => a.Candidacy).ToDictionary();
    }

    private static decimal? Share(int part, int whole) => whole == 0 ? null : (decimal)part / whole;
}
