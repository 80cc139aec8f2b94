using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Directory.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>A mail address that an organisation never writes to again, remembered without the address: an import of it stays opted out.</summary>
internal sealed class OptOut
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>SHA-256 of the mail as it is compared.</summary>
    public required byte[] MailHash { get; init; }

    public required DateOnly Since { get; init; }

    public static OptOut Of(OrganizationId organization, string mailKey, DateOnly since) =>
        new() { OrganizationId = organization, MailHash = MailKey.Hash(mailKey), Since = since };

    internal sealed class Mapping : IEntityTypeConfiguration<OptOut>
    {
        public void Configure(EntityTypeBuilder<OptOut> builder)
        {
            builder.ToTable("opt_outs");
            builder.HasKey(o => new { o.OrganizationId, o.MailHash });
        }
    }
}

internal static class MailKey
{
    /// <summary>The same for two spellings of one address.</summary>
    public static string Of(string mail) => mail.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    public static byte[] Hash(string mailKey) => SHA256.HashData(Encoding.UTF8.GetBytes(mailKey));
}
