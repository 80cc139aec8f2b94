using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments;

internal readonly record struct LandmarkId(Guid Value) : IEntityId<LandmarkId>
{
    public static LandmarkId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A repère of the way itself: what happened with the team that is no result and counts all the same.</summary>
internal sealed class Landmark
{
    public const int LongestWords = 300;

    public required LandmarkId Id { get; init; }

    public required ActionId ActionId { get; init; }

    public required DateOnly On { get; init; }

    public required string Words { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Landmark>
    {
        public void Configure(EntityTypeBuilder<Landmark> builder)
        {
            builder.ToTable("accompaniment_landmarks");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.HasIndex(l => l.ActionId);
        }
    }
}
