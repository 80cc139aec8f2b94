using Maillage.Modules.Field.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Field.Files;

/// <summary>A piece of a sealed photo or paper, all of one size. It goes with its record, or after a week without one.</summary>
internal sealed class FileChunk
{
    public const int Length = 262_144 + 29;
    public const int MostChunks = 40;
    public const int OrphanDays = 7;

    public required SpaceId SpaceId { get; init; }

    public required Guid FileId { get; init; }

    public required int Number { get; init; }

    /// <summary>How many make the file.</summary>
    public required int Count { get; init; }

    public required RecordId RecordId { get; init; }

    public required byte[] Bytes { get; init; }

    public required DateOnly Day { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FileChunk>
    {
        public void Configure(EntityTypeBuilder<FileChunk> builder)
        {
            builder.ToTable("field_files").HasKey(f => new { f.SpaceId, f.FileId, f.Number });
            builder.HasOne<Space>().WithMany().HasForeignKey(f => f.SpaceId);
            builder.HasIndex(f => new { f.SpaceId, f.RecordId });
        }
    }
}
