using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Keys;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Limits;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Spaces;

/// <summary>Spaces, their rosters, and the keys granted in them.</summary>
internal static class SpacesApi
{
    private const int MostBytes = 512 * 1024;
    private static readonly Limit Foundings = new("field spaces", 20, TimeSpan.FromHours(1));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/spaces", Found);
        api.MapGet("/teams/{team:guid}/people", People);
        api.MapGet("/spaces/{space:guid}/roster", Roster);
        api.MapPost("/spaces/{space:guid}/roster", Continue);
        api.MapGet("/spaces/{space:guid}/grant", Granted);
    }

    private static async Task<IResult> Found(HttpContext context, RosterDesk desk, SpaceAccess access, AttemptLimits limits)
    {
        var signed = await FieldBody.Read<SignedRoster>(context, MostBytes);
        if (!await limits.Take(Foundings, access.Me.ToString(), context.RequestAborted))
            return FieldError.SlowDown;
        return await desk.Found(signed, context.RequestAborted) ?? Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Continue(Guid space, HttpContext context, RosterDesk desk)
    {
        var signed = await FieldBody.Read<SignedRoster>(context, MostBytes);
        return await desk.Continue(new SpaceId(space), signed, context.RequestAborted) ?? Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> People(Guid team, AppDb db, SpaceAccess access, IMembers members, CancellationToken cancel)
    {
        access.MustBeIn(new TeamId(team));
        var people = await members.InTeam(new TeamId(team), cancel);
        var ids = people.Select(p => p.Id).ToList();
        var rings = await db.Set<KeyRing>().AsNoTracking().Where(k => ids.Contains(k.AccountId)).ToDictionaryAsync(k => k.AccountId, cancel);
        return FieldAnswer.Of(people.Select(p => new { Id = p.Id.Value, p.Name, rings.GetValueOrDefault(p.Id)?.Enc, rings.GetValueOrDefault(p.Id)?.Sig }).ToList());
    }

    private static async Task<IResult> Roster(Guid space, AppDb db, HttpContext context, SpaceAccess access, CancellationToken cancel)
    {
        var id = new SpaceId(space);
        await access.Enter(id, cancel);
        var from = FieldQuery.Whole(context, "from", 1);
        var entries = await db.Set<RosterEntry>().AsNoTracking().Where(r => r.SpaceId == id && r.V >= from).OrderBy(r => r.V).ToListAsync(cancel);
        return FieldAnswer.Of(new { Entries = entries.Select(EntryAnswer.Of).ToList() });
    }

    private static async Task<IResult> Granted(Guid space, AppDb db, SpaceAccess access, CancellationToken cancel)
    {
        var id = new SpaceId(space);
        await access.Enter(id, cancel);
        var grant = await db.Set<Grant>().AsNoTracking().Where(g => g.SpaceId == id && g.To == access.Me).OrderByDescending(g => g.Epoch).FirstOrDefaultAsync(cancel);
        if (grant is null)
            return FieldError.Unknown;
        var links = await db.Set<EpochLink>().AsNoTracking().Where(l => l.SpaceId == id && l.Epoch <= grant.Epoch).OrderByDescending(l => l.Epoch).ToListAsync(cancel);
        return FieldAnswer.Of(new { Grant = GrantBody.Of(grant), Links = links.Select(l => new LinkBody(l.Epoch, l.Box)).ToList() });
    }
}
