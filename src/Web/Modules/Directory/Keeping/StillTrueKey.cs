using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What the secret in a mail says: which service, until when, and to which address it went.</summary>
internal sealed record StillTrueLink(ServiceId Service, DateTimeOffset EndsAt, byte[] Mail)
{
    /// <summary>Once the service has another address, what went to the old one opens nothing.</summary>
    public bool WentTo(string? mail) => mail is not null && Mail.AsSpan().SequenceEqual(StillTrueKey.Hash(mail));
}

/// <summary>The secret in the link "toujours exact": signed and sealed, kept nowhere.</summary>
internal sealed class StillTrueKey(IDataProtectionProvider protection, Settings settings)
{
    private const int Id = 16;
    private const int End = 8;
    private const int MailHash = 16;
    private readonly IDataProtector seal = protection.CreateProtector("directory.still-true");

    public Uri Address(ServiceId service, string mail, DateTimeOffset endsAt)
    {
        var plain = new byte[Id + End + MailHash];
        service.Value.TryWriteBytes(plain, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(Id), endsAt.ToUnixTimeSeconds());
        Hash(mail).CopyTo(plain.AsSpan(Id + End));
        return new Uri($"{settings.PublicUrl}/annuaire/toujours-exact/{WebEncoders.Base64UrlEncode(seal.Protect(plain))}");
    }

    /// <summary>Null where this was never one of our secrets.</summary>
    public StillTrueLink? Read(string key)
    {
        try
        {
            var plain = seal.Unprotect(WebEncoders.Base64UrlDecode(key));
            return plain.Length != Id + End + MailHash ? null
                : new StillTrueLink(new ServiceId(new Guid(plain.AsSpan(0, Id), bigEndian: true)), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(Id))), plain[(Id + End)..]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public static byte[] Hash(string mail) => SHA256.HashData(Encoding.UTF8.GetBytes(mail.Trim().ToLowerInvariant()))[..MailHash];
}
