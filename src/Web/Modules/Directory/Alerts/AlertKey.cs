using System.Security.Cryptography;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>The secret in the address of one's saved search: sealed, and kept nowhere.</summary>
internal sealed class AlertKey(IDataProtectionProvider protection, Settings settings)
{
    private readonly IDataProtector seal = protection.CreateProtector("directory.alerts");

    public Uri Address(Guid search) => new($"{settings.PublicUrl}/annuaire/alertes/{WebEncoders.Base64UrlEncode(seal.Protect(search.ToByteArray(bigEndian: true)))}");

    public Guid? Read(string key)
    {
        try
        {
            var plain = seal.Unprotect(WebEncoders.Base64UrlDecode(key));
            return plain.Length == 16 ? new Guid(plain, bigEndian: true) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
