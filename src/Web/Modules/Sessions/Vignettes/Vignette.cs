using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>An invented situation of the network's stock, offered when nobody brings one. It tells of nobody: what a group says is written nowhere.</summary>
internal sealed class Vignette : IVersioned
{
    public const int LongestTitle = 120;
    public const int LongestText = 3000;

    public required VignetteId Id { get; init; }

    public required string Title { get; set; }

    /// <summary>What is read aloud to the group.</summary>
    public string Text { get; set; } = "";

    /// <summary>Codes of the list reading-grid.</summary>
    public List<string> Functions { get; set; } = [];

    /// <summary>Code of the list intervention-levels.</summary>
    public string? Level { get; set; }

    /// <summary>No longer offered from this day; the sessions that worked on it keep it.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public int Version { get; set; }

    public IReadOnlyList<string> Paragraphs => Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public Refusal? Close(DateOnly on)
    {
        if (ClosedOn is not null)
            return new Refusal("vignettes.closed_already");
        ClosedOn = on;
        return null;
    }

    public Refusal? Reopen()
    {
        if (ClosedOn is null)
            return new Refusal("vignettes.open_already");
        ClosedOn = null;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Vignette>
    {
        public void Configure(EntityTypeBuilder<Vignette> builder)
        {
            builder.ToTable("vignettes");
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.Text).HasDefaultValue("");
            builder.Property(v => v.Version).IsConcurrencyToken();
        }
    }
}
