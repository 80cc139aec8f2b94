using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>What the catalogue counts beyond the command line's figures.</summary>
internal sealed partial class GroupFigures
{
    private const int MinutesOfAHalfDay = 210;

    /// <summary>When it was done: the dates of the action; where it has none, those of its sessions. The years declared are something else.</summary>
    public (DateOnly From, DateOnly To)? Window(ActionCard action) => (action, facts.Sessions.Sessions.Count) switch
    {
        ({ Begins: { } from, Ends: { } to }, _) => (from, to),
        (_, > 0) => (facts.Sessions.Sessions.Min(s => s.Date), facts.Sessions.Sessions.Max(s => s.Date)),
        _ => null,
    };

    public GroupFacts Facts => facts;

    /// <summary>One per person, the latest.</summary>
    public IReadOnlyList<CandidacyRow> RequestRows => requests;

    public IReadOnlyList<SessionRow> HeldRows => held;

    /// <summary>How often each was present in sessions held.</summary>
    public IReadOnlyDictionary<CandidacyId, int> PresencesOf => presences;

    /// <summary>Where nobody ever asked, that nobody did is not known.</summary>
    public bool HasRequests => facts.Rows.Count > 0;

    public bool HasSessions => facts.Sessions.Sessions.Count > 0 || facts.Sessions.PlannedHalfDays is not null;

    /// <summary>The group was chosen: before, that nobody is accepted tells nothing.</summary>
    public bool IsConstituted { get; } = facts.Rows.Any(r => r.WasAccepted || r.Status == CandidacyStatus.NotKept.Code);

    /// <summary>Structures that asked, and whose every application was withdrawn.</summary>
    public int OnlyWithdrawn => facts.Rows.Where(r => PartnerKeys.Contains(r.StructureKey)).GroupBy(r => r.StructureKey, StringComparer.Ordinal).Count(HasOnlyWithdrawn);

    public static bool HasOnlyWithdrawn(IEnumerable<CandidacyRow> rows) => rows.All(r => r.Status == CandidacyStatus.Withdrawn.Code && !r.WasAccepted);

    public int HeldSessions => held.Count;

    public int ScheduledSessions => facts.Sessions.Sessions.Count;

    public int TwoPartSessions => held.Count(IsTwoPart);

    public int ReachedStructures => facts.Rows.Where(r => presences.ContainsKey(r.Id)).Select(r => r.StructureKey).Distinct(StringComparer.Ordinal).Count();

    public int? InvitedStructures => facts.Invited?.Count;

    /// <summary>P1e: those of the structures invited that applied or are partners; never more than were invited.</summary>
    public int AdoptingStructures => facts.Invited is not { } invited ? 0 : facts.Rows.Where(r => PartnerKeys.Contains(r.StructureKey)).Select(r => Fold.Key(r.StructureName))
        .Concat(facts.Partners.Select(p => Fold.Key(p.Name))).Distinct(StringComparer.Ordinal).Count(invited.Contains);

    public int ReplacedIn => requests.Count(r => r.Replaced);

    /// <summary>Came in as a replacement, and was present.</summary>
    public int ReplacedThere => requests.Count(r => r.Replaced && presences.ContainsKey(r.Id));

    public int ScheduledHalfDays => facts.Sessions.Sessions.Sum(s => s.HalfDays);

    public int? Places => facts.Capacity.Places;

    public int? CapPerStructure => facts.Capacity.CapPerStructure;

    public int MostFromOneStructure => AcceptedRows.CountBy(r => r.StructureKey, StringComparer.Ordinal).Select(s => s.Value).DefaultIfEmpty().Max();

    public IEnumerable<CandidacyRow> NotKeptRows => requests.Where(r => r.Status == CandidacyStatus.NotKept.Code && !r.WasAccepted);

    /// <summary>Why they were not kept, most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Reasons => NotKeptRows.CountBy(r => r.Reason ?? "", StringComparer.Ordinal).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal);

    public int Excused
    {
        get
        {
            var counted = held.Select(s => s.Id).ToHashSet();
            return facts.Sessions.Attendance.Count(a => a.Status == AttendanceStatus.Excused && counted.Contains(a.Session));
        }
    }

    /// <summary>People who brought a situation at least once.</summary>
    public int Bringers => facts.Sessions.Situations.Select(s => s.BroughtBy).OfType<CandidacyId>().Distinct().Count();

    /// <summary>P6; a duration that nobody said counts 3 h 30 a half-day.</summary>
    public decimal ParticipantHours
    {
        get
        {
            var present = facts.Sessions.Attendance.Where(a => a.IsPresence).CountBy(a => a.Session).ToDictionary();
            return held.Sum(s => (decimal)MinutesOf(s) * present.GetValueOrDefault(s.Id)) / 60;
        }
    }

    public IEnumerable<string> TreatedTopicCodes => held.SelectMany(s => s.Topics).Distinct(StringComparer.Ordinal);

    public int TreatedTopics => TreatedTopicCodes.Count();

    /// <summary>As the record has them; where it names none, those of all sessions.</summary>
    public int PlannedTopics => facts.TheoryTopics ?? facts.Sessions.Sessions.SelectMany(s => s.Topics).Distinct(StringComparer.Ordinal).Count();

    public decimal? Funding => facts.Funding;

    public bool WereAsked => facts.After is not null;

    public IReadOnlyDictionary<string, int> Topics => facts.After?.Topics ?? new Dictionary<string, int>();

    public int Coded => facts.After?.Coded ?? 0;

    public static bool IsTwoPart(SessionRow session) => session.Parts.Contains("apport-theorique") && session.Parts.Contains("analyse-situations");

    public static int MinutesOf(SessionRow session) => session.Minutes ?? session.HalfDays * MinutesOfAHalfDay;
}
