using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Keys;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Spaces;

/// <summary>Founds spaces and takes the next entry of a roster: with its grants and its link, or not at all.</summary>
internal sealed class RosterDesk(AppDb db, SpaceAccess access)
{
    private const int BoxLength = 61;

    public async Task<FieldError?> Found(SignedRoster signed, CancellationToken cancel)
    {
        if (Read(signed) is not { } roster)
            return FieldError.Malformed;
        if (roster.Fault() is { } fault)
            return fault;
        if (roster.V != 1 || signed.Link is not null || roster.By != access.Me.Value || roster.Find(roster.By)?.Leads() != true)
            return FieldError.Malformed;
        var team = new TeamId(roster.Team);
        access.MustBeIn(team);
        var isCommon = !await db.Set<Space>().AnyAsync(s => s.TeamId == team, cancel);
        if (isCommon && !access.Leads(team))
            return FieldError.LeadOnly;
        if (!await AreOwnKeys(roster, cancel))
            return FieldError.KeysMoved;
        var hash = RosterBody.HashOf(signed.Body);
        if (!Grants(signed, roster, hash, roster.Members))
            return FieldError.GrantsIncomplete;

        var id = new SpaceId(roster.Space);
        db.Add(new Space
        {
            Id = id,
            TeamId = team,
            IsCommon = isCommon,
            Gen = FieldRestored.NewGen(),
            Head = 1,
            RosterV = 1,
            RosterHash = hash,
            Epoch = roster.Epoch,
            MinEpoch = roster.MinEpoch,
        });
        db.Add(new RosterEntry { SpaceId = id, V = 1, Seq = 1, Body = signed.Body, Sig = signed.Sig });
        db.AddRange(roster.Members.Select(m => new SpaceMember { SpaceId = id, AccountId = new(m.Id), IsLead = m.Leads() }));
        db.AddRange(signed.Grants.Select(g => g.Kept()));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            // The same id, or another lead founded the common space in this moment.
            return FieldError.RosterMoved;
        }
    }

    public async Task<FieldError?> Continue(SpaceId id, SignedRoster signed, CancellationToken cancel)
    {
        if (Read(signed) is not { } roster)
            return FieldError.Malformed;
        if (roster.Fault() is { } fault)
            return fault;
        await using var all = await db.Database.BeginTransactionAsync(cancel);
        var (space, isLead) = await access.Lock(id, cancel);
        if (!isLead)
            return FieldError.LeadOnly;
        var last = await db.Set<RosterEntry>().AsNoTracking().SingleAsync(r => r.SpaceId == id && r.V == space.RosterV, cancel);
        var head = FieldJson.Read<RosterBody>(last.Body)!;
        if (roster.FaultAfter(head, space.RosterHash) is { } broken)
            return broken;
        if (roster.Space != id.Value)
            return FieldError.Malformed;
        var raised = roster.Epoch > head.Epoch;
        var hash = RosterBody.HashOf(signed.Body);
        var linked = signed.Link is null || raised && signed.Link.Epoch == roster.Epoch && signed.Link.Box.Length == BoxLength;
        if (!linked || !Grants(signed, roster, hash, raised ? roster.Members : roster.Members.Where(m => head.Find(m.Id) is null)))
            return FieldError.GrantsIncomplete;

        await Seat(id, roster, cancel);
        var kept = await db.Set<Grant>().Where(g => g.SpaceId == id && g.Epoch == roster.Epoch).ToDictionaryAsync(g => g.To, cancel);
        foreach (var grant in signed.Grants.Select(g => g.Kept()))
        {
            if (kept.TryGetValue(grant.To, out var former))
                db.Entry(former).CurrentValues.SetValues(grant);
            else
                db.Add(grant);
        }
        if (signed.Link is { } opens)
            db.Add(new EpochLink { SpaceId = id, Epoch = opens.Epoch, Box = opens.Box });
        var seq = space.Head + 1;
        db.Add(new RosterEntry { SpaceId = id, V = roster.V, Seq = seq, Body = signed.Body, Sig = signed.Sig });
        await db.SaveChangesAsync(cancel);
        await db.Set<Space>().Where(s => s.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Head, seq).SetProperty(x => x.RosterV, roster.V).SetProperty(x => x.RosterHash, hash).SetProperty(x => x.Epoch, roster.Epoch).SetProperty(x => x.MinEpoch, roster.MinEpoch), cancel);
        await Forgetting.Run(db, id, roster.MinEpoch, cancel);
        await all.CommitAsync(cancel);
        return null;
    }

    private static RosterBody? Read(SignedRoster signed) => signed.Sig.Length == 64 ? FieldJson.Read<RosterBody>(signed.Body) : null;

    // Each grant fits the entry and is by who sends it, none twice, and everyone who needs one has one.
    private bool Grants(SignedRoster signed, RosterBody roster, byte[] hash, IEnumerable<RosterMember> needed)
    {
        var given = signed.Grants.Select(g => g.To).ToHashSet();
        return given.Count == signed.Grants.Count && signed.Grants.All(g => g.Holds(roster, hash, access.Me.Value)) && needed.All(m => given.Contains(m.Id));
    }

    // Later entries may be old ones, sent again after a backup was put back, with the keys and the team of then: there phones compare. Who is in no team of today gets in nowhere.
    private async Task<bool> AreOwnKeys(RosterBody roster, CancellationToken cancel)
    {
        var ring = await db.Set<KeyRing>().AsNoTracking().SingleOrDefaultAsync(k => k.AccountId == access.Me, cancel);
        return ring is not null && roster.Members is [var only] && ring.Enc.AsSpan().SequenceEqual(only.Enc) && ring.Sig.AsSpan().SequenceEqual(only.Sig);
    }

    private async Task Seat(SpaceId id, RosterBody roster, CancellationToken cancel)
    {
        var known = await db.Set<SpaceMember>().Where(m => m.SpaceId == id).ToDictionaryAsync(m => m.AccountId.Value, cancel);
        foreach (var member in roster.Members)
        {
            if (known.Remove(member.Id, out var seat))
                (seat.IsLead, seat.RemovedIn) = (member.Leads(), null);
            else
                db.Add(new SpaceMember { SpaceId = id, AccountId = new(member.Id), IsLead = member.Leads() });
        }
        foreach (var gone in known.Values)
            gone.RemovedIn ??= roster.V;
    }
}
