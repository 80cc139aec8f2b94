using Maillage.Modules.Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Field.Spaces;

/// <summary>What a group of people keeps under one key: a team's common space, a cercle, or one person's own.</summary>
internal sealed class Space
{
    public required SpaceId Id { get; init; }

    public required TeamId TeamId { get; init; }

    /// <summary>The first space of its team; a team has one.</summary>
    public required bool IsCommon { get; init; }

    /// <summary>Another after a backup was put back: phones then know that what they had sent may be gone.</summary>
    public required Guid Gen { get; init; }

    /// <summary>The last number given to a revision, an erasure or a roster entry; changes under the row's lock only.</summary>
    public required long Head { get; init; }

    /// <summary>Live records, and the sum over them by which a phone knows whether it holds all.</summary>
    public long Count { get; init; }

    public long Sum { get; init; }

    public required long RosterV { get; init; }

    public required byte[] RosterHash { get; init; }

    public required long Epoch { get; init; }

    public required long MinEpoch { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Space>
    {
        public void Configure(EntityTypeBuilder<Space> builder)
        {
            builder.ToTable("field_spaces");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => s.TeamId).IsUnique().HasFilter("is_common");
        }
    }
}

/// <summary>Who is in a space by the last entry of its roster, or was and no longer is.</summary>
internal sealed class SpaceMember
{
    public required SpaceId SpaceId { get; init; }

    public required AccountId AccountId { get; init; }

    public required bool IsLead { get; set; }

    /// <summary>The entry that left this person out; null = in the space.</summary>
    public long? RemovedIn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpaceMember>
    {
        public void Configure(EntityTypeBuilder<SpaceMember> builder)
        {
            builder.ToTable("field_members").HasKey(m => new { m.SpaceId, m.AccountId });
            builder.HasOne<Space>().WithMany().HasForeignKey(m => m.SpaceId);
            builder.HasIndex(m => m.AccountId);
        }
    }
}

/// <summary>A signed entry of a roster, kept as the bytes that were signed. It names its members by id for ever: the chain holds only whole.</summary>
internal sealed class RosterEntry
{
    public required SpaceId SpaceId { get; init; }

    public required long V { get; init; }

    public required long Seq { get; init; }

    public required byte[] Body { get; init; }

    public required byte[] Sig { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterEntry>
    {
        public void Configure(EntityTypeBuilder<RosterEntry> builder)
        {
            builder.ToTable("field_rosters").HasKey(r => new { r.SpaceId, r.V });
            builder.HasOne<Space>().WithMany().HasForeignKey(r => r.SpaceId);
        }
    }
}

/// <summary>A space's key of one epoch, sealed for one member.</summary>
internal sealed class Grant
{
    public required SpaceId SpaceId { get; init; }

    public required long Epoch { get; init; }

    public required AccountId To { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Hash of the roster entry it came with.</summary>
    public required byte[] Roster { get; init; }

    public required byte[] Enc { get; init; }

    public required byte[] Ct { get; init; }

    public required byte[] Sig { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder)
        {
            builder.ToTable("field_grants").HasKey(g => new { g.SpaceId, g.To, g.Epoch });
            builder.HasOne<Space>().WithMany().HasForeignKey(g => g.SpaceId);
        }
    }
}

/// <summary>Opens the epoch before with the key of this one.</summary>
internal sealed class EpochLink
{
    public required SpaceId SpaceId { get; init; }

    public required long Epoch { get; init; }

    public required byte[] Box { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EpochLink>
    {
        public void Configure(EntityTypeBuilder<EpochLink> builder)
        {
            builder.ToTable("field_links").HasKey(l => new { l.SpaceId, l.Epoch });
            builder.HasOne<Space>().WithMany().HasForeignKey(l => l.SpaceId);
        }
    }
}
