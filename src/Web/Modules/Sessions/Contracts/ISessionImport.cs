using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;

namespace Maillage.Modules.Sessions.Contracts;

/// <summary>A session as a source tells it.</summary>
/// <param name="SourceId">Its id within the source: the same one is the same session at the next import.</param>
/// <param name="HalfDay">matin, apres-midi or journee.</param>
/// <param name="Status">Code of the list session-statuses.</param>
/// <param name="Parts">Codes of the list session-parts.</param>
/// <param name="Topics">Places in the programme of document 002, from 0, as the fixture has them; or codes of the list theory-topics.</param>
internal sealed record ImportedSession(
    string SourceId, DateOnly Date, string HalfDay, string Status, IReadOnlyList<string> Parts, IReadOnlyList<string> Topics, IReadOnlyList<ImportedPostponement> Postponements);

/// <summary>A date that was moved.</summary>
/// <param name="Reason">As said.</param>
internal sealed record ImportedPostponement(DateOnly From, DateOnly To, string? Reason);

internal sealed record ImportedAttendance(string Session, CandidacyId Candidacy, string Status);

/// <summary>A situation that was worked on.</summary>
/// <param name="Origin">participant or vignette.</param>
internal sealed record ImportedSituation(string SourceId, string Session, string Origin, CandidacyId? BroughtBy);

/// <summary>Everything a source says of the sessions of one action.</summary>
/// <param name="Source">Name of the source, so that ids of two sources never meet.</param>
internal sealed record ImportedCycle(
    string Source, int? PlannedHalfDays, IReadOnlyList<ImportedSession> Sessions, IReadOnlyList<ImportedAttendance> Attendance, IReadOnlyList<ImportedSituation> Situations);

/// <summary>What became of the sessions of a source.</summary>
/// <param name="Faults">What could not be read, each a key of a sentence with the id it speaks of; nothing is corrected.</param>
internal sealed record ImportedCount(int Created, int Updated, int Unchanged, IReadOnlyList<ImportFault> Faults);

internal sealed record ImportFault(string Where, string Text, string Value);

/// <summary>Takes over what a source says of sessions, as it says it; a second time changes nothing.</summary>
internal interface ISessionImport
{
    /// <summary>Adds or changes inside the caller's transaction; tracked changes are saved by the caller.</summary>
    Task<ImportedCount> Put(ActionId action, ImportedCycle cycle, CancellationToken cancel);
}
