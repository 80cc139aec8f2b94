using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Applications.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Applications.Links;

internal enum LinkHolder
{
    Applicant,
    Employer,
}

/// <summary>A link sent by mail to who applies or to their employer: 256 random bits of which only the hash is kept. Every mail has its own, so that the one before still opens.</summary>
internal sealed class CandidacyLink
{
    public required string Hash { get; init; }

    public required CandidacyId CandidacyId { get; init; }

    public required LinkHolder Holder { get; init; }

    public static (CandidacyLink Link, string Secret) For(CandidacyId candidacy, LinkHolder holder)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (new CandidacyLink { Hash = HashOf(secret), CandidacyId = candidacy, Holder = holder }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal sealed class Mapping : IEntityTypeConfiguration<CandidacyLink>
    {
        public void Configure(EntityTypeBuilder<CandidacyLink> builder)
        {
            builder.ToTable("candidacy_links").HasKey(l => l.Hash);
            builder.HasOne<Candidacy>().WithMany().HasForeignKey(l => l.CandidacyId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
