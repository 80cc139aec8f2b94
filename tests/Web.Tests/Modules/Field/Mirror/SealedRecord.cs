using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>A revision as it travels, and as it is read again by who holds the space's key.</summary>
internal sealed record SealedRecord(Guid Space, Guid Id, long Rev, long Epoch, byte[] Wrap, byte[] Ct)
{
    private const int Signed = 16 + 64;
    private static readonly int[] Buckets = [256, 1_024, 4_096, 16_384, 65_536];

    public byte[] Tag => TagOf(Ct);

    public static byte[] TagOf(byte[] ct) => Sealing.H(ct)[..16];

    public static SealedRecord Make(Guid space, Guid id, long rev, long epoch, byte[] tek, Identity by, byte[] json)
    {
        byte[] p = [.. by.User.ToByteArray(bigEndian: true), .. by.Sign(Sealing.Lp("rec-sig", space, id, rev, by.User, Sealing.H(json))), .. json];
        var padded = new byte[Buckets.First(b => b >= p.Length + 4)];
        BinaryPrimitives.WriteInt32BigEndian(padded, p.Length);
        p.CopyTo(padded, 4);
        // A new key for every revision: who once had one reads no later one.
        var ck = Sealing.Random(32);
        return new(space, id, rev, epoch, WrapOf(space, id, rev, epoch, tek, ck), Sealing.Seal(ck, Sealing.Lp("rec", space, id, rev), padded));
    }

    public static byte[] WrapOf(Guid space, Guid id, long rev, long epoch, byte[] tek, byte[] ck) => Sealing.Seal(Sealing.Kdf(tek, "wrap"), Sealing.Lp("wrap", space, id, rev, epoch), ck);

    public byte[] ContentKey(byte[] tek) => Sealing.Open(Sealing.Kdf(tek, "wrap"), Sealing.Lp("wrap", Space, Id, Rev, Epoch), Wrap);

    /// <summary>What is said, and by whom; refused when the signature is not that person's.</summary>
    public (Guid By, byte[] Json) Read(byte[] tek, Func<Guid, byte[]> signatureKeyOf)
    {
        var padded = Sealing.Open(ContentKey(tek), Sealing.Lp("rec", Space, Id, Rev), Ct);
        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (length < Signed || length > padded.Length - 4 || padded.AsSpan(4 + length).ContainsAnyExcept((byte)0) || padded.Length != Buckets.First(b => b >= length + 4))
            throw new CryptographicException("Wrongly padded.");
        var p = padded.AsSpan(4, length);
        var by = new Guid(p[..16], bigEndian: true);
        var json = p[Signed..].ToArray();
        return Identity.Signed(signatureKeyOf(by), Sealing.Lp("rec-sig", Space, Id, Rev, by, Sealing.H(json)), p[16..Signed].ToArray())
            ? (by, json) : throw new CryptographicException("Signed by another.");
    }

    /// <summary>Over the live records of a space.</summary>
    public static string Sum(IEnumerable<(Guid Id, long Rev, byte[] Tag)> live) =>
        live.Aggregate(0UL, (sum, r) => unchecked(sum + BinaryPrimitives.ReadUInt64BigEndian(Sealing.H(Sealing.Lp("sum", r.Id, r.Rev, r.Tag))))).ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>Three-way merge by entry: what both hold, and what either added since the base; neither clocks nor order count.</summary>
internal static class Merging
{
    public static HashSet<string> Merge(IReadOnlySet<string> origin, IReadOnlySet<string> local, IReadOnlySet<string> server) =>
        [.. local.Intersect(server), .. local.Except(origin), .. server.Except(origin)];
}
