using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Sources;

/// <summary>A term of a foreign taxonomy, kept so that an import can be given back as it came (HSDS taxonomy_term).</summary>
internal sealed class SourceTerm : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Name of the taxonomy.</summary>
    public string? Taxonomy { get; set; }

    public Guid? TaxonomyId { get; set; }

    public Guid? ParentId { get; set; }

    public string? Code { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<SourceTerm>
    {
        public void Configure(EntityTypeBuilder<SourceTerm> builder)
        {
            builder.ToTable("source_terms");
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.HasIndex(t => new { t.Source, t.SourceId }).IsUnique();
        }
    }
}

/// <summary>A foreign term said of a service (HSDS attribute).</summary>
internal sealed class ServiceTerm : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required Guid TermId { get; init; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<ServiceTerm>
    {
        public void Configure(EntityTypeBuilder<ServiceTerm> builder)
        {
            builder.ToTable("service_terms");
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.HasIndex(t => new { t.ServiceId, t.TermId }).IsUnique();
            builder.HasOne<Service>().WithMany().HasForeignKey(t => t.ServiceId);
            builder.HasOne<SourceTerm>().WithMany().HasForeignKey(t => t.TermId);
        }
    }
}
