using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Requests.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Requests.Links;

/// <summary>A link sent to who asked: 256 random bits of which only the hash is kept. Every mail has its own, so that the one before still opens until it ends.</summary>
internal sealed class RequestLink
{
    public const int Days = 180;

    public required string Hash { get; init; }

    public required RequestId RequestId { get; init; }

    public required DateTimeOffset EndsAt { get; set; }

    public static (RequestLink Link, string Secret) For(RequestId request, DateTimeOffset now)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (new RequestLink { Hash = HashOf(secret), RequestId = request, EndsAt = now.AddDays(Days) }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal sealed class Mapping : IEntityTypeConfiguration<RequestLink>
    {
        public void Configure(EntityTypeBuilder<RequestLink> builder)
        {
            builder.ToTable("request_links").HasKey(l => l.Hash);
            builder.HasIndex(l => l.EndsAt);
            builder.HasOne<SupportRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
