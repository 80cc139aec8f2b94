using System.Security.Cryptography;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns;

internal enum ChannelKind
{
    /// <summary>The unserved of the former edition.</summary>
    Unserved,

    /// <summary>A mailing list, by mail or letter.</summary>
    List,

    /// <summary>A network that passes the text on to its members.</summary>
    Network,
}

/// <summary>One way by which the invitation goes out; its code in the link tells who applied through what, and nothing about who.</summary>
internal sealed class CampaignChannel
{
    // Without signs that are read as one another on paper.
    private const string Signs = "23456789abcdefghjkmnpqrstuvwxyz";

    public required ChannelId Id { get; init; }

    public required ActionId ActionId { get; init; }

    public required ChannelKind Kind { get; init; }

    public MailingListId? ListId { get; init; }

    public NetworkId? NetworkId { get; init; }

    /// <summary>The value of <c>par</c> in the link.</summary>
    public required string Code { get; init; }

    /// <summary>The name of the list or network when it was chosen.</summary>
    public required string Name { get; set; }

    /// <summary>The day the text was handed to the network.</summary>
    public DateOnly? HandedOn { get; set; }

    public static string NewCode() => RandomNumberGenerator.GetString(Signs, 8);

    internal sealed class Mapping : IEntityTypeConfiguration<CampaignChannel>
    {
        public void Configure(EntityTypeBuilder<CampaignChannel> builder)
        {
            builder.ToTable("campaign_channels");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasIndex(c => c.ActionId);
            builder.HasIndex(c => c.Code).IsUnique();
        }
    }
}
