using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns;

/// <summary>The invitation to an action: what it says, through which channels, and how far its sending is.</summary>
internal sealed class Campaign : IVersioned
{
    public required ActionId ActionId { get; init; }

    /// <summary>Whose lists are written to, and whom an address opts out of.</summary>
    public required OrganizationId OrganizationId { get; init; }

    public required string Subject { get; set; }

    /// <summary>Paragraphs, an empty line between them.</summary>
    public required string Body { get; set; }

    /// <summary>fr, nl or en: the language of what the program adds to the text.</summary>
    public required string Language { get; set; }

    /// <summary>How many days the unserved of the former edition are written to before everyone else.</summary>
    public int HeadStartDays { get; set; }

    /// <summary>Null = being prepared.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Someone stopped the sending; what has left has left.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When the last wave left; a wave is guarded by a lock of its own.</summary>
    public DateTimeOffset? LastBatchAt { get; set; }

    public int Version { get; set; }

    public List<CampaignChannel> Channels { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> builder)
        {
            builder.ToTable("campaigns");
            builder.HasKey(c => c.ActionId);
            builder.Property(c => c.ActionId).ValueGeneratedNever();
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasMany(c => c.Channels).WithOne().HasForeignKey(c => c.ActionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
