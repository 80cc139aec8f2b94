using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Limits;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Keys;

/// <summary>/me: what a phone needs to open itself, and the changes of one's own keys.</summary>
internal sealed class KeysApi(AppDb db, ICurrentPerson person, IMembers members, SpaceAccess access, AttemptLimits limits, TimeProvider time)
{
    private const int MostBytes = 64 * 1024;
    private static readonly Limit Changes = new("field keys", 30, TimeSpan.FromHours(1));

    private AccountId Me => person.Id!.Value;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", (KeysApi keys, CancellationToken cancel) => keys.Show(cancel));
        api.MapPut("/me/keys", (KeysApi keys, HttpContext context) => keys.Renew(context));
        api.MapPut("/me/envelopes/{kind}", (KeysApi keys, string kind, HttpContext context) => keys.Reseal(kind, context));
        api.MapPut("/me/pins", (KeysApi keys, HttpContext context) => keys.Pin(context));
    }

    private async Task<IResult> Show(CancellationToken cancel)
    {
        var ring = await db.Set<KeyRing>().AsNoTracking().SingleOrDefaultAsync(k => k.AccountId == Me, cancel);
        var envelopes = await db.Set<KeyEnvelope>().AsNoTracking().Where(e => e.AccountId == Me).OrderBy(e => e.Kind).ToListAsync(cancel);
        var teams = access.Teams;
        var names = await members.TeamNames([.. teams], cancel);
        var seats = await (from m in db.Set<SpaceMember>().AsNoTracking()
                           where m.AccountId == Me && m.RemovedIn == null
                           join s in db.Set<Space>().AsNoTracking() on m.SpaceId equals s.Id
                           where teams.Contains(s.TeamId)
                           select new { s.Id, s.TeamId, m.IsLead }).ToListAsync(cancel);
        var spaces = new List<object>();
        foreach (var seat in seats)
            spaces.Add(new { Id = seat.Id.Value, Team = seat.TeamId.Value, Role = seat.IsLead ? RosterMember.Lead : RosterMember.Member, RotationDue = await access.RotationDue(seat.Id, seat.TeamId, cancel) });
        return FieldAnswer.Of(new
        {
            User = Me.Value,
            Name = person.Name,
            Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Keys = ring is null ? null : new { ring.N, ring.Enc, ring.Sig, ring.Priv },
            Envelopes = envelopes.Select(EnvelopeBody.Of).ToList(),
            Pins = ring?.Pins is { } pins ? new PinsBody(ring.PinsN, pins) : null,
            Spaces = spaces,
            Teams = names.Select(t => new { Id = t.Key.Value, Name = t.Value, Role = access.Leads(t.Key) ? RosterMember.Lead : RosterMember.Member }).ToList(),
        });
    }

    private async Task<IResult> Renew(HttpContext context)
    {
        var body = await Read<KeysBody>(context);
        if (!body.Holds())
            return FieldError.Malformed;
        var cancel = context.RequestAborted;
        var ring = await db.Set<KeyRing>().SingleOrDefaultAsync(k => k.AccountId == Me, cancel);
        if (body.N != (ring?.N ?? 0) + 1 || body.Pins is { } pinned && pinned.N != (ring?.PinsN ?? 0) + 1)
            return FieldError.KeysMoved;
        if (ring is null)
            db.Add(ring = new KeyRing { AccountId = Me, N = body.N, Enc = body.Enc, Sig = body.Sig, Priv = body.Priv });
        else
            (ring.N, ring.Enc, ring.Sig, ring.Priv) = (body.N, body.Enc, body.Sig, body.Priv);
        if (body.Pins is { } pins)
            (ring.PinsN, ring.Pins) = (pins.N, pins.Box);
        foreach (var envelope in body.Envelopes)
        {
            if (!await Put(envelope, cancel))
                return FieldError.KeysMoved;
        }
        return await Save(cancel);
    }

    private async Task<IResult> Reseal(string kind, HttpContext context)
    {
        var body = await Read<EnvelopeBody>(context);
        if (!body.Holds() || body.Kind != kind)
            return FieldError.Malformed;
        // Envelopes hold the key of keys: without those there is nothing to hold.
        if (!await db.Set<KeyRing>().AnyAsync(k => k.AccountId == Me, context.RequestAborted) || !await Put(body, context.RequestAborted))
            return FieldError.KeysMoved;
        return await Save(context.RequestAborted);
    }

    private async Task<IResult> Pin(HttpContext context)
    {
        var body = await Read<PinsBody>(context);
        if (body.Box.Length <= 29)
            return FieldError.Malformed;
        var ring = await db.Set<KeyRing>().SingleOrDefaultAsync(k => k.AccountId == Me, context.RequestAborted);
        if (ring is null || body.N != ring.PinsN + 1)
            return FieldError.KeysMoved;
        (ring.PinsN, ring.Pins) = (body.N, body.Box);
        return await Save(context.RequestAborted);
    }

    private async Task<T> Read<T>(HttpContext context) where T : class
    {
        var body = await FieldBody.Read<T>(context, MostBytes);
        return await limits.Take(Changes, Me.ToString(), context.RequestAborted) ? body : throw new FieldErrorException(FieldError.SlowDown);
    }

    private async Task<bool> Put(EnvelopeBody body, CancellationToken cancel)
    {
        var known = await db.Set<KeyEnvelope>().SingleOrDefaultAsync(e => e.AccountId == Me && e.Kind == body.Kind, cancel);
        if (body.N != (known?.N ?? 0) + 1)
            return false;
        if (known is null)
            db.Add(new KeyEnvelope { AccountId = Me, Kind = body.Kind, N = body.N, Iterations = body.Iterations, Salt = body.Salt, Box = body.Box });
        else
            (known.N, known.Iterations, known.Salt, known.Box) = (body.N, body.Iterations, body.Salt, body.Box);
        return true;
    }

    private async Task<IResult> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return FieldAnswer.Done;
        }
        catch (DbUpdateException)
        {
            // Another phone of the same person was first.
            return FieldError.KeysMoved;
        }
    }
}
