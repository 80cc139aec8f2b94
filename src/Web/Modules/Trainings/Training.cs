using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Trainings;

/// <summary>A training that is announced: what one has to know before registering. Its title, dates and registrations are those of its action.</summary>
internal sealed class Training : IVersioned
{
    /// <summary>Code of the list action-modules.</summary>
    public const string Kind = "formation";

    public const string Accompaniment = "accompagnement";
    public const int LongestText = 1000;

    public required ActionId ActionId { get; init; }

    /// <summary>The service in whose catalogue it stands; null = the organisation as a whole.</summary>
    public ServiceId? ServiceId { get; set; }

    /// <summary>Codes of the list requester-sectors; empty = everyone.</summary>
    public List<string> Sectors { get; set; } = [];

    /// <summary>For whom, in words.</summary>
    public string? Audience { get; set; }

    public string? Prerequisites { get; set; }

    /// <summary>In euros; 0 = free, null = not said.</summary>
    public decimal? Price { get; set; }

    /// <summary>What the price holds, who pays less: in words.</summary>
    public string? PriceNote { get; set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? PlaceCode { get; set; }

    /// <summary>Room and street, or "en visio"; read by everyone.</summary>
    public string? Venue { get; set; }

    public int Version { get; set; }

    /// <summary>The accompaniments that began with this training.</summary>
    public List<TrainingOpening> Openings { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Training>
    {
        public void Configure(EntityTypeBuilder<Training> builder)
        {
            builder.ToTable("trainings");
            builder.HasKey(t => t.ActionId);
            builder.Property(t => t.ActionId).ValueGeneratedNever();
            builder.Property(t => t.Price).HasPrecision(10, 2);
            builder.Property(t => t.Version).IsConcurrencyToken();
            builder.HasIndex(t => t.ServiceId);
            builder.HasMany(t => t.Openings).WithOne().HasForeignKey(o => o.TrainingId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A training was the start of the accompaniment of a team (DEM-06).</summary>
internal sealed class TrainingOpening
{
    /// <summary>The action of the accompaniment: it begins with one training.</summary>
    public required ActionId OpenedId { get; init; }

    public required ActionId TrainingId { get; init; }

    public required DateOnly On { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TrainingOpening>
    {
        public void Configure(EntityTypeBuilder<TrainingOpening> builder)
        {
            builder.ToTable("training_openings");
            builder.HasKey(o => o.OpenedId);
            builder.Property(o => o.OpenedId).ValueGeneratedNever();
            builder.HasIndex(o => o.TrainingId);
        }
    }
}
