using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Groups;

/// <summary>One of the files of a draw, byte for byte as it was hashed.</summary>
internal sealed class SortitionFile
{
    public required SortitionId SortitionId { get; init; }

    public required string Name { get; init; }

    public required byte[] Bytes { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SortitionFile>
    {
        public void Configure(EntityTypeBuilder<SortitionFile> builder)
        {
            builder.ToTable("sortition_files");
            builder.HasKey(f => new { f.SortitionId, f.Name });
            builder.HasOne<Sortition>().WithMany().HasForeignKey(f => f.SortitionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
