using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Mail;

/// <summary>A mail to be sent, written in the transaction of the act that asks for it; gone once an SMTP server took it.</summary>
internal sealed class OutgoingMail
{
    public const int Attempts = 8;

    /// <summary>A mail that may have left, for nobody lived to say so, is sent once more and then no more.</summary>
    public const int MostUncertain = 2;

    public required Guid Id { get; init; }

    [Personal]
    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before; moves on after each failure.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Failures { get; set; }

    /// <summary>How often it was taken to be sent without anybody learning what became of it; a clear refusal of the server does not count.</summary>
    public int Uncertain { get; set; }

    /// <summary>Set only where mails go to a folder: there they stay readable.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Where one is never written to again, for what is sent to many; such mails let all others go first.</summary>
    public string? UnsubscribeAddress { get; init; }

    /// <summary>What the mail server answered last.</summary>
    public string? LastError { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.ToTable("outgoing_mails");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Uncertain).HasDefaultValue(0);
            builder.HasIndex(m => m.DueAt).HasFilter("sent_at is null");
        }
    }
}
