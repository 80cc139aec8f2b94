using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Accounts.Contracts;

/// <summary>Someone of an organisation, for those of it: the caller has checked that.</summary>
/// <param name="Language">Of their mails: fr, nl or en; null = not chosen.</param>
internal sealed record Member(AccountId Id, string Name, string? Email, string? Language);

/// <summary>Someone of a street team, for those of it.</summary>
internal sealed record TeamMember(AccountId Id, string Name);

/// <summary>Who holds a role in an organisation or in a team today.</summary>
internal interface IMembers
{
    /// <summary>In order of name.</summary>
    Task<IReadOnlyList<Member>> Of(OrganizationId organization, Role role, CancellationToken cancel);

    /// <summary>Who holds a role of the street in a team today, in order of name.</summary>
    Task<IReadOnlyList<TeamMember>> InTeam(TeamId team, CancellationToken cancel);

    Task<IReadOnlyDictionary<TeamId, string>> TeamNames(IReadOnlyCollection<TeamId> teams, CancellationToken cancel);
}
