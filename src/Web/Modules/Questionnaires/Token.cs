using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Questionnaires;

/// <summary>A link for one answer, sent by mail. Nothing ties it to the answer made with it.</summary>
internal sealed class Token
{
    /// <summary>Random.</summary>
    public required Guid Id { get; init; }

    public required QuestionnaireId QuestionnaireId { get; init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The link of the mail before the reminder, still good: someone may have the page open.</summary>
    public byte[]? FormerHash { get; set; }

    public bool IsUsed { get; private set; }

    /// <summary>Where a reminder goes; forgotten once used.</summary>
    [Personal]
    public string? Recipient { get; set; }

    /// <summary>Only where it is to be known who has answered.</summary>
    public CandidacyId? CandidacyId { get; init; }

    public DateOnly? RemindedOn { get; set; }

    public void Use()
    {
        IsUsed = true;
        Recipient = null;
    }

    /// <summary>A new secret for the reminder; the one before stays good.</summary>
    public string Renew()
    {
        FormerHash = Hash;
        var secret = NewSecret();
        Hash = HashOf(secret);
        return secret;
    }

    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal sealed class Mapping : IEntityTypeConfiguration<Token>
    {
        public void Configure(EntityTypeBuilder<Token> builder)
        {
            builder.ToTable("questionnaire_tokens");
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.HasIndex(t => t.Hash).IsUnique();
            builder.HasIndex(t => t.FormerHash);
            builder.HasIndex(t => t.QuestionnaireId);
            builder.HasIndex(t => t.Recipient);
            builder.HasOne<Questionnaire>().WithMany().HasForeignKey(t => t.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
