using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments;

/// <summary>Who of one profession was there, without a name: how many, and how many for the first time.</summary>
internal sealed record Presence(string Profession, int Present, int FirstTime);

/// <summary>A rencontre: what one session was for the team, who was there, and what it cost in preparation and road.</summary>
internal sealed class Meeting : IVersioned
{
    public const int MostMinutes = 1440;

    public required SessionId SessionId { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>Code of the list accompaniment-components.</summary>
    public required string Component { get; set; }

    public List<Presence> Presences { get; set; } = [];

    /// <summary>Whether the management was there; null = not said.</summary>
    public bool? ManagementWasThere { get; set; }

    public int? PreparationMinutes { get; set; }

    public int? RoadMinutes { get; set; }

    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> builder)
        {
            builder.ToTable("accompaniment_meetings");
            builder.HasKey(m => m.SessionId);
            builder.Property(m => m.SessionId).ValueGeneratedNever();
            builder.Property(m => m.Version).IsConcurrencyToken();
            builder.Property(m => m.Presences).HasConversion(JsonColumn.Converter<List<Presence>>(), JsonColumn.Comparer<List<Presence>>());
            builder.HasIndex(m => m.ActionId);
        }
    }
}
