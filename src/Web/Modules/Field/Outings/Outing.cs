using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Field.Outings;

/// <summary>One outing of a team in numbers: from closed lists only, totals of the whole outing, nobody named, no exact place and no hour.</summary>
internal sealed class Outing
{
    public required Guid Id { get; init; }

    public required TeamId TeamId { get; init; }

    /// <summary>For a night that turns at noon, the day it began.</summary>
    public required DateOnly Day { get; set; }

    public required string Kind { get; set; }

    public required string Commune { get; set; }

    /// <summary>To the quarter of an hour.</summary>
    public required int Minutes { get; set; }

    /// <summary>How many of each profession were there.</summary>
    public Dictionary<string, int> Posts { get; set; } = [];

    public int Anonymous { get; set; }

    public int Known { get; set; }

    public int Relatives { get; set; }

    /// <summary>What was given, and what came back, by kind of material.</summary>
    public Dictionary<string, int> Given { get; set; } = [];

    public Dictionary<string, int> Returned { get; set; } = [];

    public Dictionary<string, int> Acts { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Outing>
    {
        public void Configure(EntityTypeBuilder<Outing> builder)
        {
            builder.ToTable("field_outings");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.HasIndex(o => new { o.TeamId, o.Day });
            foreach (var counts in (string[])[nameof(Posts), nameof(Given), nameof(Returned), nameof(Acts)])
                builder.Property<Dictionary<string, int>>(counts).HasConversion(JsonColumn.Converter<Dictionary<string, int>>(), JsonColumn.Comparer<Dictionary<string, int>>());
        }
    }
}

/// <summary>The figures about people that a team counted on a phone for one period. The server cannot check them: they are declared.</summary>
internal sealed class DeclaredFigures
{
    public required TeamId TeamId { get; init; }

    public required DateOnly Begins { get; init; }

    public required DateOnly Ends { get; init; }

    /// <summary>Which version of the definitions they were counted by.</summary>
    public required string Definition { get; set; }

    /// <summary>By code of the figure; null = hidden before it was sent.</summary>
    public Dictionary<string, int?> Cells { get; set; } = [];

    /// <summary>Who declared them; null once that account is erased.</summary>
    public AccountId? By { get; set; }

    public required DateOnly On { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeclaredFigures>
    {
        public void Configure(EntityTypeBuilder<DeclaredFigures> builder)
        {
            builder.ToTable("field_figures").HasKey(f => new { f.TeamId, f.Begins, f.Ends });
            builder.Property(f => f.Cells).HasConversion(JsonColumn.Converter<Dictionary<string, int?>>(), JsonColumn.Comparer<Dictionary<string, int?>>());
        }
    }
}
