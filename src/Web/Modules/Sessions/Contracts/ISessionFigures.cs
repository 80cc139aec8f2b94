using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;

namespace Maillage.Modules.Sessions.Contracts;

/// <summary>One session as figures are counted from: what was planned and held, no name.</summary>
/// <param name="HalfDay">matin, apres-midi or journee.</param>
/// <param name="Status">Code of the list session-statuses.</param>
/// <param name="HalfDays">2 for a full day, else 1.</param>
/// <param name="Parts">Codes of the list session-parts that were held.</param>
/// <param name="Topics">Codes of the list theory-topics: treated once it is held, planned before.</param>
/// <param name="Minutes">Time held; null = not said, which is not 0.</param>
/// <param name="Postponed">How often its date was moved; the session counts once all the same.</param>
internal sealed record SessionRow(
    SessionId Id, DateOnly Date, string HalfDay, string Status, int HalfDays, IReadOnlyList<string> Parts, IReadOnlyList<string> Topics, int? Minutes, int Postponed)
{
    /// <summary>1, 2, 3… within the action, as it stands in its address.</summary>
    public int Number { get; init; }

    /// <summary>In the zone of the action.</summary>
    public TimeOnly StartsAt { get; init; }

    /// <summary>Whether anyone said when it starts.</summary>
    public bool KnowsHours { get; init; }

    /// <summary>Code of the list session-formats.</summary>
    public string Format { get; init; } = "";

    public bool IsHeld => Status == SessionStatus.Held;
}

/// <summary>Whether someone accepted was there.</summary>
/// <param name="Status">Code of the list attendance-statuses.</param>
/// <param name="IsPresence">Counts as presence: present, partial, remote.</param>
internal sealed record AttendanceRow(CandidacyId Candidacy, SessionId Session, string Status, bool IsPresence);

/// <summary>A situation that was analysed: never what it told.</summary>
/// <param name="Origin">participant or vignette.</param>
/// <param name="Functions">Codes of the list reading-grid.</param>
/// <param name="Level">Code of the list intervention-levels.</param>
/// <param name="BroughtBy">Null = not said, or a vignette.</param>
internal sealed record SituationRow(SessionId Session, string Origin, IReadOnlyList<string> Functions, string? Level, int? Minutes, CandidacyId? BroughtBy);

/// <summary>Everything that figures of an action's sessions are counted from.</summary>
/// <param name="PlannedHalfDays">The number set for the cycle; null = count the sessions ever scheduled.</param>
internal sealed record SessionFigures(IReadOnlyList<SessionRow> Sessions, IReadOnlyList<AttendanceRow> Attendance, IReadOnlyList<SituationRow> Situations, int? PlannedHalfDays);

/// <summary>The sessions of an action, as rows to count; whoever asks has to hide what is too small for its reader.</summary>
internal interface ISessionFigures
{
    Task<SessionFigures> Of(ActionId action, CancellationToken cancel);

    /// <summary>The same for many at once; one without sessions has empty rows.</summary>
    Task<IReadOnlyDictionary<ActionId, SessionFigures>> Of(IReadOnlyCollection<ActionId> actions, CancellationToken cancel);
}

/// <summary>Codes of the list session-statuses.</summary>
internal static class SessionStatus
{
    public const string Planned = "prevue";
    public const string Confirmed = "confirmee";
    public const string Held = "realisee";
    public const string Postponed = "reportee";
    public const string Cancelled = "annulee";

    public static readonly IReadOnlyList<string> All = [Planned, Confirmed, Held, Postponed, Cancelled];
}

/// <summary>Codes of the list attendance-statuses.</summary>
internal static class AttendanceStatus
{
    public const string Present = "present";
    public const string Partial = "partiel";
    public const string Remote = "distance";
    public const string Excused = "excuse";
    public const string Absent = "absent";
    public const string NotExpected = "non-attendu";

    public static readonly IReadOnlyList<string> All = [Present, Partial, Remote, Excused, Absent, NotExpected];

    public static bool IsPresence(string status) => status is Present or Partial or Remote;
}

/// <summary>Where a situation came from.</summary>
internal static class SituationOrigin
{
    public const string Participant = "participant";
    public const string Vignette = "vignette";
}
