using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Organizations;

/// <summary>An association, an institution, a public body that holds services (HSDS organization). What it does on an action is said on the link, never here.</summary>
internal sealed class Organization : IVersioned, IKeptInMemory, IFromSource
{
    public required OrganizationId Id { get; init; }

    Guid IEntry.EntryId => Id.Value;

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? AlternateName { get; set; }

    public string? Description { get; set; }

    /// <summary>What a specialised care structure is there for, in its own words (DIR-14).</summary>
    public string? Missions { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? LegalStatus { get; set; }

    public string? TaxStatus { get; set; }

    public string? TaxId { get; set; }

    public int? YearIncorporated { get; set; }

    /// <summary>Code of the list structure-types.</summary>
    public string? StructureType { get; set; }

    public OrganizationId? ParentId { get; set; }

    /// <summary>Commune of the seat, a code of the gazetteer.</summary>
    public string? PlaceCode { get; set; }

    /// <summary>Number in the Belgian enterprise register (BCE), in France SIRET and FINESS.</summary>
    public string? Bce { get; set; }

    public string? Siret { get; set; }

    public string? Finess { get; set; }

    /// <summary>Code of the list entry-states.</summary>
    public string State { get; set; } = EntryStates.Published;

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Since when its source no longer names it.</summary>
    public DateTimeOffset? AbsentSince { get; set; }

    /// <summary>What the source says and no column holds, kept as said.</summary>
    public Dictionary<string, string> Extra { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Organization>
    {
        public void Configure(EntityTypeBuilder<Organization> builder)
        {
            builder.ToTable("organizations");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Version).IsConcurrencyToken();
            builder.Property(o => o.Extra).HasConversion(JsonColumn.Converter<Dictionary<string, string>>(), JsonColumn.Comparer<Dictionary<string, string>>());
            builder.HasIndex(o => o.Slug).IsUnique();
            builder.HasIndex(o => new { o.Source, o.SourceId }).IsUnique();
            builder.HasOne<Organization>().WithMany().HasForeignKey(o => o.ParentId);
        }
    }
}
