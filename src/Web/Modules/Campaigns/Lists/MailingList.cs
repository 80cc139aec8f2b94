using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Whom an organisation writes to, kept from year to year; read by its own members only.</summary>
internal sealed class MailingList : IVersioned
{
    public const int LongestName = 120;

    public required MailingListId Id { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public required string Name { get; set; }

    public required DateOnly MadeOn { get; init; }

    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MailingList>
    {
        public void Configure(EntityTypeBuilder<MailingList> builder)
        {
            builder.ToTable("mailing_lists");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => l.OrganizationId);
        }
    }
}
