using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Services;

/// <summary>One type of support as this service gives it, in its own words.</summary>
internal sealed class ServiceOffer : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>Code of the list support-types.</summary>
    public required string Support { get; set; }

    public required string Description { get; set; }

    public int Position { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<ServiceOffer>
    {
        public void Configure(EntityTypeBuilder<ServiceOffer> builder)
        {
            builder.ToTable("service_offers");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(o => o.ServiceId);
        }
    }
}

/// <summary>A training a service proposes ready made (DIR-09), beside those built on demand.</summary>
internal sealed class TrainingModule : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required string Title { get; set; }

    public string? Description { get; set; }

    public string? Duration { get; set; }

    /// <summary>For whom, in words.</summary>
    public string? Audience { get; set; }

    public int Position { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<TrainingModule>
    {
        public void Configure(EntityTypeBuilder<TrainingModule> builder)
        {
            builder.ToTable("training_modules");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(m => m.ServiceId);
        }
    }
}

/// <summary>A tool a service lends, gives or sells: a game, a brochure, an exhibition (DIR-08).</summary>
internal sealed class Tool : IKeptInMemory
{
    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public string? Url { get; set; }

    public int Position { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Tool>
    {
        public void Configure(EntityTypeBuilder<Tool> builder)
        {
            builder.ToTable("tools");
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(t => t.ServiceId);
        }
    }
}
