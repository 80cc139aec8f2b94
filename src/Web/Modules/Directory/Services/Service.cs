using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Services;

/// <summary>What a team or an institution can ask of an organisation: the thing one finds in the directory (HSDS service).</summary>
internal sealed class Service : IVersioned, IKeptInMemory, IFromSource
{
    public required ServiceId Id { get; init; }

    Guid IEntry.EntryId => Id.Value;

    /// <summary>Null where the source names none: kept, and flagged.</summary>
    public OrganizationId? OrganizationId { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? AlternateName { get; set; }

    public string? Description { get; set; }

    public string? Email { get; set; }

    public string? Url { get; set; }

    /// <summary>Code of the list entry-states; HSDS status follows from it.</summary>
    public string State { get; set; } = EntryStates.Published;

    public string? ApplicationProcess { get; set; }

    public string? Fees { get; set; }

    public string? WaitTime { get; set; }

    /// <summary>Who may ask, in words.</summary>
    public string? Eligibility { get; set; }

    public string? Accreditations { get; set; }

    public string? Licenses { get; set; }

    // Codes of the lists named; an empty list of sectors or publics means all of them.
    public List<string> Supports { get; set; } = [];

    /// <summary>Second axis, person-help-types: what the service does for the person, so that one can refer.</summary>
    public List<string> PersonHelps { get; set; } = [];

    public List<string> Purposes { get; set; } = [];

    public List<string> Sectors { get; set; } = [];

    public List<string> Settings { get; set; } = [];

    public List<string> Publics { get; set; } = [];

    public List<string> Themes { get; set; } = [];

    public List<string> Languages { get; set; } = [];

    public List<string> Accessibility { get; set; } = [];

    public List<string> Modes { get; set; } = [];

    /// <summary>Codes of the gazetteer: where the service comes or whom it receives, whatever the place it stands in.</summary>
    public List<string> AreasServed { get; set; } = [];

    /// <summary>The area in the source's or the service's own words.</summary>
    public string? AreaDescription { get; set; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Since when its source no longer names it; null = it does, or it comes from nowhere else. HSDS then says inactive, as nobody said that it ceased.</summary>
    public DateTimeOffset? AbsentSince { get; set; }

    public Dictionary<string, string> Extra { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Service>
    {
        public void Configure(EntityTypeBuilder<Service> builder)
        {
            builder.ToTable("services");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.Property(s => s.Extra).HasConversion(JsonColumn.Converter<Dictionary<string, string>>(), JsonColumn.Comparer<Dictionary<string, string>>());
            builder.HasIndex(s => s.Slug).IsUnique();
            builder.HasIndex(s => new { s.Source, s.SourceId }).IsUnique();
            builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId);
        }
    }
}
