using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Networks;

/// <summary>People of several organisations who meet around a town, an actor of its own (CLSM de Metz, réseau UTOPIA à Thionville).</summary>
internal sealed class Network : IVersioned, IKeptInMemory, IEntry
{
    public required NetworkId Id { get; init; }

    Guid IEntry.EntryId => Id.Value;

    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>Code of the list network-types.</summary>
    public required string Kind { get; set; }

    /// <summary>The town it is bound to, a code of the gazetteer.</summary>
    public string? PlaceCode { get; set; }

    public string? Description { get; set; }

    public string? Website { get; set; }

    public string? Email { get; set; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Network>
    {
        public void Configure(EntityTypeBuilder<Network> builder)
        {
            builder.ToTable("networks");
            builder.Property(n => n.Id).ValueGeneratedNever();
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.HasIndex(n => n.Slug).IsUnique();
        }
    }
}

/// <summary>An organisation takes part in a network.</summary>
internal sealed class NetworkMember : IKeptInMemory
{
    public required NetworkId NetworkId { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkMember>
    {
        public void Configure(EntityTypeBuilder<NetworkMember> builder)
        {
            builder.ToTable("network_members");
            builder.HasKey(m => new { m.NetworkId, m.OrganizationId });
            builder.HasOne<Network>().WithMany().HasForeignKey(m => m.NetworkId);
            builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId);
        }
    }
}
