using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

internal readonly record struct SituationId(Guid Value) : IEntityId<SituationId>
{
    public static SituationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A situation that the group worked on: where it came from, how it was read, how long. What was told is written nowhere.</summary>
internal sealed class Situation
{
    public required SituationId Id { get; init; }

    public required SessionId SessionId { get; init; }

    public required int Position { get; init; }

    /// <summary>participant or vignette.</summary>
    public required string Origin { get; set; }

    /// <summary>Null = not said, or a vignette.</summary>
    public CandidacyId? BroughtById { get; set; }

    public VignetteId? VignetteId { get; set; }

    /// <summary>Codes of the list reading-grid.</summary>
    public List<string> Functions { get; set; } = [];

    /// <summary>Code of the list intervention-levels.</summary>
    public string? Level { get; set; }

    public int? Minutes { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Situation>
    {
        public void Configure(EntityTypeBuilder<Situation> builder)
        {
            builder.ToTable("session_situations");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => s.SessionId);
        }
    }
}
