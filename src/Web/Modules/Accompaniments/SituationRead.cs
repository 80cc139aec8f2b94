using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments;

internal readonly record struct SituationReadId(Guid Value) : IEntityId<SituationReadId>
{
    public static SituationReadId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A situation that the team read with the grid: a short title until the end, and never a story.</summary>
internal sealed class SituationRead
{
    public const int LongestTitle = 60;

    public required SituationReadId Id { get; init; }

    public required ActionId ActionId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Erased when the accompaniment ends; what it was read with stays and counts.</summary>
    public string? Title { get; set; }

    /// <summary>Codes of the list reading-grid.</summary>
    public List<string> Functions { get; init; } = [];

    /// <summary>Code of the list intervention-levels.</summary>
    public string? Level { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SituationRead>
    {
        public void Configure(EntityTypeBuilder<SituationRead> builder)
        {
            builder.ToTable("accompaniment_situations");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => s.ActionId);
        }
    }
}
