using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Memberships;

internal sealed class Members(AppDb db, IOrganizations organizations, TimeProvider time) : IMembers
{
    public async Task<IReadOnlyList<Member>> Of(OrganizationId organization, Role role, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var same = (await organizations.MadeOne([organization], cancel))[organization].ToList();
        var held = await (from m in db.Set<Membership>()
                          where m.OrganizationId != null && same.Contains(m.OrganizationId.Value) && m.Role == role && m.Begins <= today && (m.Ends == null || m.Ends >= today)
                          join a in db.Set<Account>() on m.AccountId equals a.Id
                          where a.ErasedAt == null
                          orderby a.DisplayName
                          select new { a.Id, a.DisplayName, a.Email, a.Language }).ToListAsync(cancel);
        return [.. held.DistinctBy(a => a.Id).Select(a => new Member(a.Id, a.DisplayName, a.Email, a.Language))];
    }

    public async Task<IReadOnlyList<TeamMember>> InTeam(TeamId team, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var held = await (from m in db.Set<Membership>()
                          where m.TeamId == team && (m.Role == Role.FieldMember || m.Role == Role.FieldLead || m.Role == Role.PeerWorker) && m.Begins <= today && (m.Ends == null || m.Ends >= today)
                          join a in db.Set<Account>() on m.AccountId equals a.Id
                          where a.ErasedAt == null
                          orderby a.DisplayName
                          select new { a.Id, a.DisplayName }).ToListAsync(cancel);
        return [.. held.DistinctBy(a => a.Id).Select(a => new TeamMember(a.Id, a.DisplayName))];
    }

    public async Task<IReadOnlyDictionary<TeamId, string>> TeamNames(IReadOnlyCollection<TeamId> teams, CancellationToken cancel) =>
        await db.Set<Team>().AsNoTracking().Where(t => teams.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
}
