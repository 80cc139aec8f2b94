using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>Someone's keys, in the open: what only their phone ever has.</summary>
internal sealed class Identity : IDisposable
{
    private static readonly DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    private Identity(Guid user, ECDiffieHellman agreement, ECDsa signature) => (User, Agreement, Signature) = (user, agreement, signature);

    public Guid User { get; }

    public ECDiffieHellman Agreement { get; }

    public ECDsa Signature { get; }

    public byte[] Enc => Point.Of(Agreement);

    public byte[] Sig => Point.Of(Signature);

    public static Identity New(Guid user) => new(user, ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>From the box of private keys.</summary>
    public static Identity Open(Guid user, byte[] uk, long n, byte[] enc, byte[] sig, byte[] box)
    {
        var both = Sealing.Open(Sealing.Kdf(uk, "priv"), Sealing.Lp("priv", user, n, enc, sig), box);
        var first = BinaryPrimitives.ReadInt32BigEndian(both);
        var identity = new Identity(user, ECDiffieHellman.Create(), ECDsa.Create());
        identity.Agreement.ImportPkcs8PrivateKey(both.AsSpan(4, first), out _);
        identity.Signature.ImportPkcs8PrivateKey(both.AsSpan(8 + first), out _);
        return identity;
    }

    public byte[] Box(byte[] uk, long n) =>
        Sealing.Seal(Sealing.Kdf(uk, "priv"), Sealing.Lp("priv", User, n, Enc, Sig), Sealing.Plain(Agreement.ExportPkcs8PrivateKey(), Signature.ExportPkcs8PrivateKey()));

    public byte[] Sign(byte[] text) => Signature.SignData(text, HashAlgorithmName.SHA256, Format);

    public static bool Signed(byte[] point, byte[] text, byte[] signature)
    {
        using var key = Point.Signature(point);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, Format);
    }

    public string Fingerprint() => FingerprintOf(User, Enc, Sig);

    public static string FingerprintOf(Guid user, byte[] enc, byte[] sig)
    {
        var h = Sealing.H(Sealing.Lp("finger", user, enc, sig));
        return string.Join(' ', Enumerable.Range(0, 6).Select(i =>
        {
            var group = 0L;
            foreach (var b in h.AsSpan(5 * i, 5))
                group = (group << 8) | b;
            return (group % 100_000).ToString("00000", System.Globalization.CultureInfo.InvariantCulture);
        }));
    }

    public void Dispose()
    {
        Agreement.Dispose();
        Signature.Dispose();
    }
}
