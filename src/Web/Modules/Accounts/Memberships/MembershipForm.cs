using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Accounts.Memberships;

/// <summary>What is asked to give someone a role.</summary>
internal sealed class MembershipForm
{
    public Role? Role { get; set; }

    /// <summary>Name of an organisation of the directory; empty = the whole network.</summary>
    public string? Organization { get; set; }

    public Guid? Team { get; set; }

    public DateOnly? Begins { get; set; }

    public DateOnly? Ends { get; set; }

    public Membership? Read(AccountId account, IReadOnlyList<OrganizationName> organizations, IReadOnlyList<Team> teams, ModelStateDictionary state, Texts texts, TimeProvider time)
    {
        if (Role is not { } role || !Enum.IsDefined(role))
            state.AddModelError("Form.Role", texts["memberships.role.missing"]);
        if (Begins is null)
            state.AddModelError("Form.Begins", texts["memberships.begins.missing"]);
        if (Begins is { } first && Ends is { } last && last < first)
            state.AddModelError("Form.Ends", texts["memberships.end.before_begin", first]);
        var named = Organization is { } typed && !string.IsNullOrWhiteSpace(typed)
            ? organizations.Where(o => string.Equals(o.Name, typed.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() : null;
        if (named is { Count: not 1 })
            state.AddModelError("Form.Organization", texts[named.Count == 0 ? "memberships.organization.unknown" : "memberships.organization.several"]);
        var team = Team is { } id ? teams.SingleOrDefault(t => t.Id.Value == id) : null;
        if (!state.IsValid)
            return null;
        var membership = new Membership
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AccountId = account,
            Role = Role!.Value,
            Begins = Begins!.Value,
            OrganizationId = team?.OrganizationId ?? named?[0].Id,
            TeamId = team?.Id,
        };
        if (Ends is { } end)
            membership.End(end);
        return membership;
    }
}
