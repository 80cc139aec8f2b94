using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns;

/// <summary>One invitation of a campaign, to one address: kept as what was sent to whom, structure by structure, year after year.</summary>
internal sealed class Invitation
{
    public required InvitationId Id { get; init; }

    public required ActionId ActionId { get; init; }

    public required ChannelId ChannelId { get; init; }

    [Personal]
    public string? Email { get; set; }

    /// <summary>One mail per address, even when it is in two lists; null for a letter.</summary>
    [Personal]
    public string? EmailKey { get; set; }

    /// <summary>The contact a letter is addressed to.</summary>
    public ContactId? ContactId { get; init; }

    public required string StructureName { get; init; }

    /// <summary>The same for two invitations to one structure.</summary>
    public required string StructureKey { get; init; }

    /// <summary>Not before: the unserved have a head start.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Handed to the outbox, or printed.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The mail in the outbox.</summary>
    public Guid? MailId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.ToTable("campaign_invitations");
            builder.Property(i => i.Id).ValueGeneratedNever();
            builder.HasIndex(i => new { i.ActionId, i.EmailKey }).IsUnique();
            builder.HasIndex(i => new { i.ActionId, i.SentAt, i.DueAt });
            builder.HasIndex(i => i.ChannelId);
            builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.ActionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
