using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>An application as a source tells it; no name is asked.</summary>
/// <param name="SourceId">C01: its id within the source, and how the person is called.</param>
/// <param name="Person">The same for two applications of one person; null = not said.</param>
/// <param name="Status">Code of the list application-statuses.</param>
internal sealed record ImportedCandidacy(
    string SourceId, string? Person, string StructureName, string? StructureType, string? CommuneCode, DateOnly ReceivedOn, string? Channel, bool AppliedBefore, string Status, string? Reason, DateOnly? DecidedOn);

/// <summary>The call and all applications of a source.</summary>
internal sealed record ImportedCall(string Source, int? Places, int? CapPerStructure, DateOnly? ConstitutedOn, IReadOnlyList<ImportedCandidacy> Candidacies);

/// <summary>Takes over applications as a source says them; a second time changes nothing.</summary>
internal interface ICandidacyImport
{
    /// <summary>The id that an application of a source has here.</summary>
    CandidacyId IdOf(string source, string sourceId);

    /// <summary>Adds inside the caller's transaction; tracked changes are saved by the caller. Returns how many were new and how many changed.</summary>
    Task<(int Created, int Updated)> Put(ActionId action, ImportedCall call, CancellationToken cancel);
}
