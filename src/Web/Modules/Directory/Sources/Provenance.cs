using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Sources;

/// <summary>Who said or checked one field of an entry, when and how: the line of trust is drawn from the newest of each field.</summary>
internal sealed class Provenance : IKeptInMemory
{
    public required Guid Id { get; init; }

    /// <summary>Id of the organisation, service, location or network.</summary>
    public required Guid EntryId { get; init; }

    /// <summary>Name of the column, or of a group of it: coordinates, hours, area, fees, offers.</summary>
    public required string Field { get; init; }

    /// <summary>Code of the list trust-marks.</summary>
    public required string How { get; set; }

    /// <summary>The organisation, file or network that says so; never a person's name.</summary>
    public required string Who { get; set; }

    public required DateTimeOffset At { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Provenance>
    {
        public void Configure(EntityTypeBuilder<Provenance> builder)
        {
            builder.ToTable("provenances");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.HasIndex(p => new { p.EntryId, p.Field });
        }
    }
}

/// <summary>Something odd in what a source says, kept as said and shown to who keeps the directory.</summary>
internal sealed class SourceFlag
{
    public required Guid Id { get; init; }

    public Guid? EntryId { get; init; }

    public required string Source { get; init; }

    /// <summary>File and line or id in the source.</summary>
    public required string Where { get; init; }

    public required string Field { get; init; }

    /// <summary>What is odd, as a code: no-organization, unreadable-hours, missing-description…</summary>
    public required string Code { get; init; }

    public string? Said { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SourceFlag>
    {
        public void Configure(EntityTypeBuilder<SourceFlag> builder)
        {
            builder.ToTable("source_flags");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.Property(f => f.Where).HasColumnName("said_where");
            builder.HasIndex(f => f.EntryId);
        }
    }
}
