using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.People;

/// <summary>A membership with the names of what it is in.</summary>
internal sealed record NamedMembership(Membership Membership, string? Organization, string? Team);

/// <summary>Reads people with what they hold.</summary>
internal sealed class PeopleList(AppDb db, IOrganizations organizations) : IPeople
{
    public async Task<ILookup<AccountId, NamedMembership>> Memberships(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var held = await db.Set<Membership>().AsNoTracking().Where(m => accounts.Contains(m.AccountId)).OrderBy(m => m.Begins).ToListAsync(cancel);
        var names = await organizations.Named([.. held.Select(m => m.OrganizationId).OfType<OrganizationId>().Distinct()], cancel);
        var teams = await db.Set<Team>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        return held.ToLookup(m => m.AccountId, m => new NamedMembership(
            m,
            m.OrganizationId is { } o ? names.GetValueOrDefault(o) : null,
            m.TeamId is { } t ? teams.GetValueOrDefault(t) : null));
    }

    public async Task<IReadOnlyDictionary<AccountId, string>> Named(IReadOnlyCollection<AccountId> ids, CancellationToken cancel) => ids.Count == 0 ? new Dictionary<AccountId, string>()
        : await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id) && a.ErasedAt == null).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
}
