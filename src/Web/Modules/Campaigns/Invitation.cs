using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns;

/// <summary>One invitation of a campaign, to one address: kept as what was sent to whom, structure by structure, year after year.</summary>
internal sealed class Invitation
{
    /// <summary>The address opposed after the campaign had begun: it never left.</summary>
    public const string Opposed = "opposition";

    /// <summary>No mail server took it.</summary>
    public const string Undelivered = "non-remis";

    public required InvitationId Id { get; init; }

    public required ActionId ActionId { get; init; }

    public required ChannelId ChannelId { get; init; }

    [Personal]
    public string? Email { get; set; }

    /// <summary>One mail per address, even when it is in two lists; null for a letter.</summary>
    [Personal]
    public string? EmailKey { get; set; }

    /// <summary>Whom it greets; forgotten once it has left.</summary>
    [Personal]
    public string? Addressee { get; set; }

    public bool IsLetter { get; init; }

    /// <summary>The contact of a list it is addressed to.</summary>
    public ContactId? ContactId { get; init; }

    public required string StructureName { get; init; }

    /// <summary>The same for two invitations to one structure.</summary>
    public required string StructureKey { get; init; }

    /// <summary>Not before: the unserved have a head start.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Handed to the outbox, or printed.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The mail in the outbox.</summary>
    public Guid? MailId { get; private set; }

    /// <summary>Why it never arrived; null = it did, or waits.</summary>
    public string? Outcome { get; private set; }

    public void Leave(DateTimeOffset at, Guid? mail) => (SentAt, MailId, Addressee) = (at, mail, null);

    /// <summary>Taken back from the outbox: it waits again.</summary>
    public void ComeBack() => (SentAt, MailId) = (null, null);

    public void Oppose() => (Outcome, Email, EmailKey, Addressee) = (Opposed, null, null, null);

    public void NotDelivered() => Outcome = Undelivered;

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.ToTable("campaign_invitations");
            builder.Property(i => i.Id).ValueGeneratedNever();
            builder.Property(i => i.IsLetter).HasDefaultValue(value: false);
            builder.HasIndex(i => new { i.ActionId, i.EmailKey }).IsUnique();
            builder.HasIndex(i => new { i.ActionId, i.SentAt, i.DueAt });
            builder.HasIndex(i => i.ChannelId);
            builder.HasIndex(i => i.MailId);
            builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.ActionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal static class InvitationQueries
{
    /// <summary>Those that are still to leave, by mail or as letters.</summary>
    public static IQueryable<Invitation> Waiting(this IQueryable<Invitation> invitations, bool letters) =>
        invitations.Where(i => i.SentAt == null && i.Outcome == null && i.IsLetter == letters);
}
