using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Organizations;

internal sealed class OrganizationNames(AppDb db) : IOrganizations
{
    public async Task<IReadOnlyDictionary<OrganizationId, string>> Named(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel) =>
        await db.Set<Organization>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);

    public async Task<IReadOnlyDictionary<OrganizationId, string>> Addresses(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel) =>
        await db.Set<Organization>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => $"/annuaire/organismes/{o.Slug}", cancel);

    public async Task<IReadOnlyList<OrganizationName>> All(CancellationToken cancel) =>
        await db.Set<Organization>().OrderBy(o => o.Name).Select(o => new OrganizationName(o.Id, o.Name)).ToListAsync(cancel);
}
