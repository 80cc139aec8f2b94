using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Accounts.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accounts.Links;

/// <summary>What a link sent by mail opens.</summary>
internal enum LinkPurpose
{
    Invitation,
    PasswordReset,
}

/// <summary>A link sent by mail: 256 random bits of which only the hash is kept, for a while, for one use.</summary>
internal sealed class AccountLink
{
    public required string Hash { get; init; }

    public required AccountId AccountId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public static (AccountLink Link, string Secret) For(AccountId account, LinkPurpose purpose, DateTimeOffset endsAt)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (new AccountLink { Hash = HashOf(secret), AccountId = account, Purpose = purpose, EndsAt = endsAt }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal sealed class Mapping : IEntityTypeConfiguration<AccountLink>
    {
        public void Configure(EntityTypeBuilder<AccountLink> builder)
        {
            builder.ToTable("account_links").HasKey(l => l.Hash);
            builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        }
    }
}
