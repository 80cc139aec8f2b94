using System.Security.Cryptography;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Campaigns.Mails;

/// <summary>The secret in the address where one unsubscribes: sealed, kept nowhere, and holding no address that could be read.</summary>
internal sealed class UnsubscribeKey(IDataProtectionProvider protection, Settings settings)
{
    private const int Hash = 32;
    private const int Id = 16;
    private readonly IDataProtector seal = protection.CreateProtector("campaigns.unsubscribe");

    public Uri Address(OrganizationId organization, string mail)
    {
        var plain = new byte[Id + Hash];
        organization.Value.TryWriteBytes(plain, bigEndian: true, out _);
        MailKey.Hash(MailKey.Of(mail)).CopyTo(plain, Id);
        return new Uri($"{settings.PublicUrl}/campagnes/desinscription/{WebEncoders.Base64UrlEncode(seal.Protect(plain))}");
    }

    public (OrganizationId Organization, byte[] Hash)? Read(string key)
    {
        try
        {
            var plain = seal.Unprotect(WebEncoders.Base64UrlDecode(key));
            return plain.Length == Id + Hash ? (new OrganizationId(new Guid(plain.AsSpan(0, Id), bigEndian: true)), plain[Id..]) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
