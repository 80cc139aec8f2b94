using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>The primitives of the protocol as a phone has them; here only, so that the server can be tested with what it can never read.</summary>
internal static class Sealing
{
    private const int Iv = 12;
    private const int Tag = 16;

    /// <summary>LP of the table "Bytes", its first part a label.</summary>
    public static byte[] Lp(string label, params object[] parts) => Plain([$"maillage/1/{label}", .. parts]);

    /// <summary>The same without label.</summary>
    public static byte[] Plain(params object[] parts)
    {
        using var all = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = part switch
            {
                byte[] b => b,
                string s => Encoding.UTF8.GetBytes(s),
                Guid g => g.ToByteArray(bigEndian: true),
                long n => Number(n),
                int n => Number(n),
                _ => throw new ArgumentException(part.GetType().Name, nameof(parts)),
            };
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            all.Write(length);
            all.Write(bytes);
        }
        return all.ToArray();
    }

    public static byte[] H(byte[] bytes) => SHA256.HashData(bytes);

    public static byte[] Kdf(byte[] key, string label) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, [], Encoding.UTF8.GetBytes($"maillage/1/{label}"));

    public static byte[] Seal(byte[] key, byte[] context, byte[] text)
    {
        var box = new byte[1 + Iv + text.Length + Tag];
        box[0] = 1;
        RandomNumberGenerator.Fill(box.AsSpan(1, Iv));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(1, Iv), text, box.AsSpan(1 + Iv, text.Length), box.AsSpan(1 + Iv + text.Length), context);
        return box;
    }

    public static byte[] Open(byte[] key, byte[] context, byte[] box)
    {
        if (box.Length < 1 + Iv + Tag || box[0] != 1)
            throw new CryptographicException("Not a box of version 1.");
        var text = new byte[box.Length - 1 - Iv - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box.AsSpan(1, Iv), box.AsSpan(1 + Iv, text.Length), box.AsSpan(1 + Iv + text.Length), text, context);
        return text;
    }

    public static byte[] Kek(string passphrase, byte[] salt, int iterations) => Kdf(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, 32), "kek");

    public static byte[] KeyId(byte[] tek) => Kdf(tek, "id")[..16];

    public static string B64(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static byte[] B64(string text) => Base64Url.DecodeFromChars(text);

    public static byte[] Random(int length) => RandomNumberGenerator.GetBytes(length);

    public static Guid NewId()
    {
        var bytes = Random(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static byte[] Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
