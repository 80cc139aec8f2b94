using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Maillage.Modules.Accounts.SecondFactor;

/// <summary>One-time codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds), and recovery codes.</summary>
internal sealed class Totp(IDataProtectionProvider protection, TimeProvider time)
{
    private const int Period = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Without 0, O, 1, I: they are copied by hand.
    private const string Legible = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private readonly IDataProtector protector = protection.CreateProtector("Maillage.Accounts.Totp");

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public string Hide(byte[] secret) => protector.Protect(Convert.ToBase64String(secret));

    public byte[] Show(string hidden) => Convert.FromBase64String(protector.Unprotect(hidden));

    /// <summary>The time step whose code this is (now, or one before or after for clocks that differ); null = wrong.</summary>
    public long? StepOf(byte[] secret, string code)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        var now = time.GetUtcNow().ToUnixTimeSeconds() / Period;
        long? found = null;
        foreach (var step in (ReadOnlySpan<long>)[now - 1, now, now + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), typed))
                found = step;
        }
        return found;
    }

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Authenticator apps know SHA-1 only; as a MAC it is not weakened by collisions.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The secret as people type it into an app.</summary>
    public static string Spell(byte[] secret)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in secret)
        {
            (buffer, bits) = ((buffer << 8) | b, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
            buffer &= 0xff;
        }
        return text.ToString();
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(byte[] secret, string mail) =>
        $"otpauth://totp/{Uri.EscapeDataString($"Maillage:{mail}")}?secret={Spell(secret)}&issuer=Maillage&digits=6&period={Period}";

    /// <summary>Ten codes of fifty bits, shown once.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() => [.. Enumerable.Range(0, 10)
        .Select(_ => string.Concat(RandomNumberGenerator.GetString(Legible, 5), "-", RandomNumberGenerator.GetString(Legible, 5)))];

    public static string HashOfRecoveryCode(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))));
}
