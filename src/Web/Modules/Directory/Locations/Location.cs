using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Locations;

/// <summary>Where a service receives or works from (HSDS location).</summary>
internal sealed class Location : IVersioned, IKeptInMemory, IFromSource
{
    public required LocationId Id { get; init; }

    Guid IEntry.EntryId => Id.Value;

    public OrganizationId? OrganizationId { get; set; }

    public string? Name { get; set; }

    public string? AlternateName { get; set; }

    public string? Description { get; set; }

    public string? Transportation { get; set; }

    /// <summary>HSDS: physical, postal or virtual.</summary>
    public string Kind { get; set; } = "physical";

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>Commune, a code of the gazetteer; null where it knows none.</summary>
    public string? PlaceCode { get; set; }

    /// <summary>IANA name; hours are told in it.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Codes of the list accessibility.</summary>
    public List<string> Accessibility { get; set; } = [];

    public string? AccessibilityDetails { get; set; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    /// <summary>Since when its source no longer names it.</summary>
    public DateTimeOffset? AbsentSince { get; set; }

    public Dictionary<string, string> Extra { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Location>
    {
        public void Configure(EntityTypeBuilder<Location> builder)
        {
            builder.ToTable("locations");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.Property(l => l.Extra).HasConversion(JsonColumn.Converter<Dictionary<string, string>>(), JsonColumn.Comparer<Dictionary<string, string>>());
            builder.HasIndex(l => new { l.Source, l.SourceId }).IsUnique();
            builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.OrganizationId);
        }
    }
}

/// <summary>One address of a location, as the source writes it (HSDS address).</summary>
internal sealed class Address : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required LocationId LocationId { get; init; }

    public string? Attention { get; set; }

    public string? Address1 { get; set; }

    public string? Address2 { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    /// <summary>Province, département or state: HSDS requires it.</summary>
    public string? StateProvince { get; set; }

    public string? PostalCode { get; set; }

    /// <summary>ISO 3166-1, two letters.</summary>
    public string? Country { get; set; }

    /// <summary>HSDS: physical, postal or virtual.</summary>
    public string Kind { get; set; } = "physical";

    public int Position { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Address>
    {
        public void Configure(EntityTypeBuilder<Address> builder)
        {
            builder.ToTable("addresses");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.HasOne<Location>().WithMany().HasForeignKey(a => a.LocationId);
        }
    }
}

/// <summary>A service at one of its locations (HSDS service_at_location).</summary>
internal sealed class ServiceAtLocation : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required LocationId LocationId { get; init; }

    public string? Description { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<ServiceAtLocation>
    {
        public void Configure(EntityTypeBuilder<ServiceAtLocation> builder)
        {
            builder.ToTable("service_at_locations");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.ServiceId, s.LocationId }).IsUnique();
            builder.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId);
            builder.HasOne<Location>().WithMany().HasForeignKey(s => s.LocationId);
        }
    }
}
