using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Locations;

/// <summary>A number of an organisation, a service or a place (HSDS phone).</summary>
internal sealed class Phone : IKeptInMemory
{
    public required Guid Id { get; init; }

    public OrganizationId? OrganizationId { get; set; }

    public ServiceId? ServiceId { get; set; }

    public LocationId? LocationId { get; set; }

    public required string Number { get; set; }

    public string? Extension { get; set; }

    /// <summary>voice, fax, text…</summary>
    public string? Kind { get; set; }

    public string? Description { get; set; }

    public string? Language { get; set; }

    public string? SourceId { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Phone>
    {
        public void Configure(EntityTypeBuilder<Phone> builder)
        {
            builder.ToTable("phones");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
            builder.HasOne<Service>().WithMany().HasForeignKey(p => p.ServiceId);
            builder.HasOne<Location>().WithMany().HasForeignKey(p => p.LocationId);
        }
    }
}

/// <summary>Whom to ask for at a service (HSDS contact): a named person only where they agreed.</summary>
internal sealed class Contact : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    [Personal]
    public string? Name { get; set; }

    public string? Title { get; set; }

    [Personal]
    public string? Email { get; set; }

    [Personal]
    public string? Phone { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(c => c.ServiceId);
        }
    }
}
