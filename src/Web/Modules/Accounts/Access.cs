using Maillage.Modules.Accounts.Contracts;

namespace Maillage.Modules.Accounts;

/// <summary>Which roles each policy of <see cref="Policies"/> lets in.</summary>
internal static class Access
{
    public static void Add(IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder().AddPolicy(Policies.SignedIn, p => p.RequireAuthenticatedUser());
        foreach (var role in Enum.GetNames<Role>())
            policies.AddPolicy(role, p => p.RequireRole(role));
        policies.AddPolicy(Policies.Field, p => p.RequireRole(nameof(Role.FieldMember), nameof(Role.FieldLead), nameof(Role.PeerWorker)));
        policies.AddPolicy(Policies.Network, p => p.RequireRole(nameof(Role.ServiceMember), nameof(Role.Facilitator), nameof(Role.Coordinator)));
    }
}
