using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Spaces;

/// <summary>A place in a space, as the last entry of its roster gives it.</summary>
internal sealed record Seat(Space Space, bool IsLead);

/// <summary>Which spaces exist for the person of this request; any other is unknown, whether it is there or not.</summary>
internal sealed class SpaceAccess(AppDb db, ICurrentPerson person, IMembers members)
{
    private static readonly Role[] FieldRoles = [Role.FieldMember, Role.FieldLead, Role.PeerWorker];

    public AccountId Me => person.Id!.Value;

    /// <summary>The teams of this person today: read anew at each call, so that who leaves is out at once.</summary>
    public List<TeamId> Teams => [.. person.Roles.Where(r => FieldRoles.Contains(r.Role)).Select(r => r.Team).OfType<TeamId>().Distinct()];

    public bool Leads(TeamId team) => person.Roles.Any(r => r.Role == Role.FieldLead && r.Team == team);

    public void MustBeIn(TeamId team)
    {
        if (!Teams.Contains(team))
            throw new FieldErrorException(FieldError.Unknown);
    }

    public async Task<Seat> Enter(SpaceId id, CancellationToken cancel)
    {
        var found = await (from s in db.Set<Space>().AsNoTracking()
                           where s.Id == id
                           join m in db.Set<SpaceMember>().AsNoTracking() on s.Id equals m.SpaceId
                           where m.AccountId == Me
                           select new { Space = s, Member = m }).SingleOrDefaultAsync(cancel) ?? throw new FieldErrorException(FieldError.Unknown);
        await MustBeIn(db, found.Space, found.Member, Teams, cancel);
        return new Seat(found.Space, found.Member.IsLead);
    }

    /// <summary>In the team today and in the roster; who was and no longer is gets the entry that says so.</summary>
    public static async Task MustBeIn(AppDb db, Space space, SpaceMember? member, IReadOnlyCollection<TeamId> teams, CancellationToken cancel)
    {
        if (member is null || !teams.Contains(space.TeamId))
            throw new FieldErrorException(FieldError.Unknown);
        if (member.RemovedIn is { } v)
            throw new FieldErrorException(FieldError.Removed(EntryAnswer.Of(await db.Set<RosterEntry>().AsNoTracking().SingleAsync(r => r.SpaceId == space.Id && r.V == v, cancel))));
    }

    public async Task<Seat> EnterAsLead(SpaceId id, CancellationToken cancel) =>
        await Enter(id, cancel) is { IsLead: true } seat ? seat : throw new FieldErrorException(FieldError.LeadOnly);

    /// <summary>Takes the row's lock inside the caller's transaction, then reads: numbers given after it are seen in their order by every reader.</summary>
    public async Task<Seat> Lock(SpaceId id, CancellationToken cancel)
    {
        await Lock(db, id, cancel);
        return await Enter(id, cancel);
    }

    public static async Task<Space?> Lock(AppDb db, SpaceId id, CancellationToken cancel)
    {
        await db.Set<Space>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Head, x => x.Head), cancel);
        return await db.Set<Space>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
    }

    /// <summary>Someone who can open the space no longer belongs to its team: a lead is asked to change its key.</summary>
    public async Task<bool> RotationDue(SpaceId id, TeamId team, CancellationToken cancel)
    {
        var inside = await db.Set<SpaceMember>().AsNoTracking().Where(m => m.SpaceId == id && m.RemovedIn == null).Select(m => m.AccountId).ToListAsync(cancel);
        var present = (await members.InTeam(team, cancel)).Select(m => m.Id).ToHashSet();
        return inside.Exists(m => !present.Contains(m));
    }
}
