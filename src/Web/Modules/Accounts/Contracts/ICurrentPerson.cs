using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Accounts.Contracts;

/// <summary>A role held today, in an organisation, a team, or (both null) in the whole network.</summary>
internal sealed record HeldRole(Role Role, OrganizationId? Organization, TeamId? Team);

/// <summary>Who asks; for a visitor, nobody. Read anew from the database at each request, so that what is taken away is gone at once.</summary>
internal interface ICurrentPerson
{
    AccountId? Id { get; }

    string? Name { get; }

    /// <summary>IANA name of the zone in which this person reads dates.</summary>
    string Zone { get; }

    IReadOnlyList<HeldRole> Roles { get; }

    bool SignedIn => Id is not null;

    bool Is(Role role) => Roles.Any(r => r.Role == role);

    /// <summary>Holds the role for this organisation, or for the whole network.</summary>
    bool Is(Role role, OrganizationId organization) => Roles.Any(r => r.Role == role && (r.Organization == organization || r is { Organization: null, Team: null }));
}
