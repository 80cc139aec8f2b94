using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>Whose page a secret link opens.</summary>
internal sealed record Applicant(CandidacyId Id, ActionId Action, string Number, string Status);

/// <summary>The applicant behind the secret link of a mail; they have no account.</summary>
internal interface IApplicants
{
    Task<Applicant?> Behind(string secret, CancellationToken cancel);
}

/// <summary>What another module adds to an applicant's own page: the dates of the sessions, the chance in a draw.</summary>
internal interface IApplicantPart
{
    int Order { get; }

    Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, Applicant applicant, string secret, CancellationToken cancel);
}
