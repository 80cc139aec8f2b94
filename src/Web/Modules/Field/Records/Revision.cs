using System.Buffers.Binary;
using System.Security.Cryptography;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Field.Records;

/// <summary>One state of a sealed record. The newest is the record; the ones before stay a while, for who has to look back.</summary>
internal sealed class Revision
{
    public const int WrapLength = 61;
    public const int KeptRevisions = 10;
    public const int KeptDays = 90;
    private static readonly int[] Lengths = [256 + 29, 1_024 + 29, 4_096 + 29, 16_384 + 29, 65_536 + 29];

    public required SpaceId SpaceId { get; init; }

    public required long Seq { get; init; }

    public required RecordId RecordId { get; init; }

    public required long Rev { get; init; }

    /// <summary>Of the key that wraps the content's own key.</summary>
    public required long Epoch { get; init; }

    public required byte[] Wrap { get; init; }

    /// <summary>What the last re-wrapping replaced, until the least epoch rises above it.</summary>
    public long? OldEpoch { get; init; }

    public byte[]? OldWrap { get; init; }

    public required byte[] Ct { get; init; }

    public required byte[] Tag { get; init; }

    /// <summary>The day a newer one came; null = this is the record. Only the day: an hour would tell when a team works.</summary>
    public DateOnly? SupersededOn { get; set; }

    public static bool HoldsWrap(byte[] wrap) => wrap.Length == WrapLength && wrap[0] == 1;

    public static bool HoldsCt(byte[] ct) => Lengths.Contains(ct.Length) && ct[0] == 1;

    public static byte[] TagOf(byte[] ct) => SHA256.HashData(ct)[..16];

    /// <summary>What a live record adds to its space's sum.</summary>
    public static long ShareOf(RecordId id, long rev, byte[] tag)
    {
        using var parts = new LengthPrefixed("sum");
        return BinaryPrimitives.ReadInt64BigEndian(parts.Add(id.Value).Add(rev).Add(tag).Hash());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Revision>
    {
        public void Configure(EntityTypeBuilder<Revision> builder)
        {
            builder.ToTable("field_revisions").HasKey(r => new { r.SpaceId, r.Seq });
            builder.HasOne<Space>().WithMany().HasForeignKey(r => r.SpaceId);
            builder.HasIndex(r => new { r.SpaceId, r.RecordId, r.Rev });
            builder.HasIndex(r => new { r.SpaceId, r.RecordId }).IsUnique().HasFilter("superseded_on is null");
        }
    }
}

/// <summary>An operation that was accepted, so that the same one again gets the same answer; without any of its content.</summary>
internal sealed class Operation
{
    public const int KeptDays = 30;

    public required AccountId AccountId { get; init; }

    public required Guid Op { get; init; }

    public required byte[] Hash { get; init; }

    public required long Rev { get; init; }

    public required long Seq { get; init; }

    public required DateOnly Day { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Operation>
    {
        public void Configure(EntityTypeBuilder<Operation> builder)
        {
            builder.ToTable("field_operations").HasKey(o => new { o.AccountId, o.Op });
            builder.HasIndex(o => o.Day);
        }
    }
}

/// <summary>A lead's signed word that a record is gone for good; kept for ever, so that it never comes back from a phone that was away.</summary>
internal sealed class Erasure
{
    public required SpaceId SpaceId { get; init; }

    public required RecordId RecordId { get; init; }

    public required long Seq { get; init; }

    /// <summary>yyyymmdd, as signed.</summary>
    public required int Day { get; init; }

    public required long Epoch { get; init; }

    public required AccountId By { get; init; }

    public required byte[] Sig { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> builder)
        {
            builder.ToTable("field_erasures").HasKey(e => new { e.SpaceId, e.RecordId });
            builder.HasOne<Space>().WithMany().HasForeignKey(e => e.SpaceId);
            builder.HasIndex(e => new { e.SpaceId, e.Seq });
        }
    }
}
