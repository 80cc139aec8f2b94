using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>HPKE of RFC 9180, base mode, one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.</summary>
internal static class Hpke
{
    private const int Tag = 16;
    private static readonly byte[] Kem = [.. "KEM"u8, 0, 0x10];
    private static readonly byte[] Suite = [.. "HPKE"u8, 0, 0x10, 0, 1, 0, 2];

    public static (byte[] Enc, byte[] Ct) Seal(byte[] to, string info, byte[] context, byte[] text)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var other = Point.Agreement(to);
        var enc = Point.Of(once);
        var (key, nonce) = Schedule(once.DeriveRawSecretAgreement(other.PublicKey), enc, to, info);
        var ct = new byte[text.Length + Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(nonce, text, ct.AsSpan(0, text.Length), ct.AsSpan(text.Length), context);
        return (enc, ct);
    }

    public static byte[] Open(ECDiffieHellman own, byte[] enc, string info, byte[] context, byte[] ct)
    {
        using var other = Point.Agreement(enc);
        var (key, nonce) = Schedule(own.DeriveRawSecretAgreement(other.PublicKey), enc, Point.Of(own), info);
        var text = new byte[ct.Length - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(nonce, ct.AsSpan(0, text.Length), ct.AsSpan(text.Length), text, context);
        return text;
    }

    private static (byte[] Key, byte[] Nonce) Schedule(byte[] shared, byte[] enc, byte[] to, string info)
    {
        var secret = Expand(Kem, Extract(Kem, [], "eae_prk", shared), "shared_secret", [.. enc, .. to], 32);
        byte[] context = [0, .. Extract(Suite, [], "psk_id_hash", []), .. Extract(Suite, [], "info_hash", Encoding.UTF8.GetBytes(info))];
        var main = Extract(Suite, secret, "secret", []);
        return (Expand(Suite, main, "key", context, 32), Expand(Suite, main, "base_nonce", context, 12));
    }

    private static byte[] Extract(byte[] suite, byte[] salt, string label, byte[] material) =>
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. material], salt);

    private static byte[] Expand(byte[] suite, byte[] key, string label, byte[] info, int length)
    {
        var size = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)length);
        return HKDF.Expand(HashAlgorithmName.SHA256, key, length, [.. size, .. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. info]);
    }
}

/// <summary>Public keys as points of 65 bytes.</summary>
internal static class Point
{
    public static byte[] Of(ECAlgorithm key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    public static ECDiffieHellman Agreement(byte[] point) => ECDiffieHellman.Create(Parameters(point));

    public static ECDsa Signature(byte[] point) => ECDsa.Create(Parameters(point));

    private static ECParameters Parameters(byte[] point) => point is [4, ..] && point.Length == 65
        ? new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } }
        : throw new CryptographicException("Not an uncompressed point.");
}
