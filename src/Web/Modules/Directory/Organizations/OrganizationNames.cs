using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Organizations;

internal sealed class OrganizationNames(AppDb db) : IOrganizations
{
    public async Task<IReadOnlyDictionary<OrganizationId, string>> Named(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel) =>
        await db.Set<Organization>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);

    public async Task<IReadOnlyDictionary<OrganizationId, string>> Addresses(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel) =>
        await db.Set<Organization>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => $"/annuaire/organismes/{o.Slug}", cancel);

    public async Task<ILookup<OrganizationId, OrganizationId>> MadeOne(IReadOnlyCollection<OrganizationId> ids, CancellationToken cancel)
    {
        var groups = ids.Distinct().Select(i => (Of: i, All: new HashSet<Guid> { i.Value })).ToList();
        var known = groups.ConvertAll(g => g.Of.Value);
        // Nearly always nothing was merged, and one look says so; what was merged twice is followed on.
        while (known.Count > 0)
        {
            var merges = await db.Set<Merge>().AsNoTracking().Where(m => m.Kind == EntryKind.Organization && m.UndoneAt == null && (known.Contains(m.KeptId) || known.Contains(m.GoneId))).Select(m => new { m.KeptId, m.GoneId }).ToListAsync(cancel);
            var found = new HashSet<Guid>();
            foreach (var (_, all) in groups)
            {
                foreach (var merge in merges.Where(m => all.Contains(m.KeptId) != all.Contains(m.GoneId)))
                    found.UnionWith(new[] { merge.KeptId, merge.GoneId }.Where(all.Add));
            }
            known = [.. found];
        }
        return groups.SelectMany(g => g.All.Select(a => (g.Of, Id: new OrganizationId(a)))).ToLookup(p => p.Of, p => p.Id);
    }

    public async Task<IReadOnlyList<OrganizationName>> All(CancellationToken cancel) =>
        await db.Set<Organization>().Where(o => o.State != EntryStates.Merged).OrderBy(o => o.Name).Select(o => new OrganizationName(o.Id, o.Name)).ToListAsync(cancel);
}
