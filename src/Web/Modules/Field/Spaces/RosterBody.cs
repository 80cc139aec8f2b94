using Maillage.Modules.Field.Keys;
using Maillage.Modules.Field.Wire;

namespace Maillage.Modules.Field.Spaces;

internal sealed record RosterMember(Guid Id, string Role, byte[] Enc, byte[] Sig)
{
    public const string Lead = "lead";
    public const string Member = "member";

    public bool Leads() => Role == Lead;

    public bool HasKeysOf(RosterMember other) => Enc.AsSpan().SequenceEqual(other.Enc) && Sig.AsSpan().SequenceEqual(other.Sig);
}

/// <summary>What an entry of a roster says. The server follows the chain and the roles it names; signatures are for phones, it has no types to check them.</summary>
internal sealed record RosterBody(Guid Space, Guid Team, long V, byte[] Prev, long At, Guid By, long Epoch, byte[] KeyId, long MinEpoch, IReadOnlyList<RosterMember> Members)
{
    public const int MostMembers = 200;

    public RosterMember? Find(Guid id) => Members.FirstOrDefault(m => m.Id == id);

    public static byte[] HashOf(byte[] body)
    {
        using var parts = new LengthPrefixed("roster");
        return parts.Add(body).Hash();
    }

    /// <summary>Why it does not hold by itself; null = it does.</summary>
    public FieldError? Fault()
    {
        var shaped = V >= 1 && KeyId.Length == 16 && MinEpoch >= 1 && MinEpoch <= Epoch && Members.Count is > 0 and <= MostMembers
            && Members.All(m => m.Role is RosterMember.Lead or RosterMember.Member && PublicKey.Holds(m.Enc) && PublicKey.Holds(m.Sig))
            && Members.Select(m => m.Id).Distinct().Count() == Members.Count && Prev.Length == (V == 1 ? 0 : 32);
        return !shaped ? FieldError.Malformed : Members.Any(m => m.Leads()) ? null : FieldError.LastLead;
    }

    /// <summary>Why it cannot come after <paramref name="head"/>, by whom it says it is signed.</summary>
    public FieldError? FaultAfter(RosterBody head, byte[] headHash)
    {
        if (V != head.V + 1 || !Prev.AsSpan().SequenceEqual(headHash))
            return FieldError.RosterMoved;
        if (head.Find(By)?.Leads() != true)
            return FieldError.LeadOnly;
        var raised = Epoch == head.Epoch + 1;
        var someoneGoes = head.Members.Any(m => Find(m.Id) is not { } still || !still.HasKeysOf(m));
        var holds = Space == head.Space && Team == head.Team && MinEpoch >= head.MinEpoch
            && (raised || Epoch == head.Epoch && !someoneGoes)
            && raised != KeyId.AsSpan().SequenceEqual(head.KeyId);
        return holds ? null : FieldError.Malformed;
    }
}

internal sealed record GrantBody(Guid Space, long Epoch, Guid To, Guid By, byte[] Roster, byte[] Enc, byte[] Ct, byte[] Sig)
{
    public bool Holds(RosterBody roster, byte[] rosterHash, Guid by) => Space == roster.Space && Epoch == roster.Epoch && By == by && roster.Find(To) is not null
        && Roster.AsSpan().SequenceEqual(rosterHash) && Enc.Length == PublicKey.Length && Ct.Length == 48 && Sig.Length == 64;

    public static GrantBody Of(Grant g) => new(g.SpaceId.Value, g.Epoch, g.To.Value, g.By.Value, g.Roster, g.Enc, g.Ct, g.Sig);

    public Grant Kept() => new() { SpaceId = new(Space), Epoch = Epoch, To = new(To), By = new(By), Roster = Roster, Enc = Enc, Ct = Ct, Sig = Sig };
}

internal sealed record LinkBody(long Epoch, byte[] Box);

/// <summary>A new space, or the next entry of one.</summary>
internal sealed record SignedRoster(byte[] Body, byte[] Sig, IReadOnlyList<GrantBody> Grants, LinkBody? Link = null);

internal sealed record EntryAnswer(byte[] Body, byte[] Sig, long Seq)
{
    public static EntryAnswer Of(RosterEntry e) => new(e.Body, e.Sig, e.Seq);
}
