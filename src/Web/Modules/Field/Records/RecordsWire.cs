using System.Text.Json.Serialization;
using Maillage.Modules.Field.Wire;

namespace Maillage.Modules.Field.Records;

/// <summary>A revision to write; its base is the tag of the server's revision merged last, null for a new record.</summary>
internal sealed record PushOp(Guid Op, Guid Id, long Rev, long Epoch, byte[] Wrap, byte[] Ct, byte[]? Base = null)
{
    public bool Holds() => Revision.HoldsWrap(Wrap) && Revision.HoldsCt(Ct) && Rev >= 1 && Base is null or { Length: 16 };

    /// <summary>What makes it the same operation when it comes again.</summary>
    public byte[] Hash(SpaceId space)
    {
        using var parts = new LengthPrefixed("op");
        return parts.Add(space.Value).Add(Id).Add(Base ?? []).Add(Rev).Add(Epoch).Add(Wrap).Add(Ct).Hash();
    }
}

internal sealed record PushBody(Guid Gen, IReadOnlyList<PushOp> Ops)
{
    public const int MostOps = 200;
    public const int MostBytes = 1 << 20;
}

internal sealed record RevisionAnswer(long Seq, Guid Id, long Rev, long Epoch, byte[] Wrap, byte[] Ct)
{
    public static RevisionAnswer Of(Revision r) => new(r.Seq, r.RecordId.Value, r.Rev, r.Epoch, r.Wrap, r.Ct);
}

internal sealed record ErasureBody(Guid Id, int Day, long Epoch, Guid By, byte[] Sig)
{
    public bool Holds() => Sig.Length == 64 && DateOnly.TryParseExact($"{Day:00000000}", "yyyyMMdd", out _);

    public static ErasureBody Of(Erasure e) => new(e.RecordId.Value, e.Day, e.Epoch, e.By.Value, e.Sig);
}

internal sealed record EraseBody(Guid Gen, IReadOnlyList<ErasureBody> Erasures)
{
    public const int Most = 500;
}

/// <summary>What became of one operation.</summary>
internal sealed record PushResult(Guid Op, string R)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Rev { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Seq { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RevisionAnswer? Current { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErasureBody? Erasure { get; init; }

    public static PushResult Ok(Guid op, long rev, long seq) => new(op, "ok") { Rev = rev, Seq = seq };
}
