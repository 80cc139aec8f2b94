using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>Someone whose application was accepted, as those who prepare the action know them.</summary>
/// <param name="Number">C-07: how a person is named where their name has no place.</param>
/// <param name="Language">Of the mails; null = French.</param>
/// <param name="LeftOn">The day they gave up their place; null = still in the group.</param>
internal sealed record Participant(CandidacyId Id, string Number, string Name, string? Email, string StructureName, OrganizationId? Organization, string? Profession, DateOnly? LeftOn, string? Language = null);

/// <summary>One application without who made it: what figures are counted from.</summary>
/// <param name="PersonKey">The same for two applications of one person; null = not known.</param>
/// <param name="StructureKey">The same for two applications from one structure.</param>
/// <param name="Status">Code of the list application-statuses, today.</param>
/// <param name="Entry">link, phone, paper or import.</param>
/// <param name="WasAccepted">Accepted when the group was constituted, even if the person left later.</param>
internal sealed record CandidacyRow(
    CandidacyId Id, string Number, string? PersonKey, string StructureKey, string StructureName, OrganizationId? Organization, string Status, string? Reason,
    bool WasAccepted, bool Replaced, DateOnly ReceivedOn, DateOnly? DecidedOn, string? Channel, string? Profession, string? Sector, string? CommuneCode,
    string? StructureType = null, bool AppliedBefore = false, string? Entry = null);

/// <summary>Who takes part in an action, and from how many it was chosen.</summary>
internal interface IParticipants
{
    /// <summary>Everyone ever accepted, those who left later too, in order of number.</summary>
    Task<IReadOnlyList<Participant>> Of(ActionId action, CancellationToken cancel);

    /// <summary>Every application that counts or once did, in order of number.</summary>
    Task<IReadOnlyList<CandidacyRow>> Rows(ActionId action, CancellationToken cancel);

    Task<Capacity> Capacity(ActionId action, CancellationToken cancel);

    /// <summary>Those who asked, got no place, and agreed to be asked again: first to be invited to the next edition.</summary>
    /// <param name="next">The edition that invites them: who applied to it already, by the same mail, or the same name and structure, is told apart.</param>
    Task<IReadOnlyList<UnservedPerson>> Unserved(ActionId action, ActionId? next, CancellationToken cancel);
}

/// <summary>Someone who asked and got no place.</summary>
/// <param name="Again">Number of their application to the edition that invites them; null = they have not applied to it.</param>
internal sealed record UnservedPerson(CandidacyId Id, string Name, string? Email, string? Phone, string StructureName, OrganizationId? Organization, string? CommuneCode, string? Again = null);

/// <summary>How many may take part, and how many places are taken today.</summary>
/// <param name="Places">Null = not limited.</param>
/// <param name="CapPerStructure">Null = no cap.</param>
internal sealed record Capacity(int? Places, int? CapPerStructure, int Taken, DateOnly? ConstitutedOn);
