using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sessions;

/// <summary>The plan of an action's sessions as a whole: how many half-days, and the outline that waits for dates.</summary>
internal sealed class Cycle : IVersioned
{
    public required ActionId ActionId { get; init; }

    /// <summary>Half-days set for the cycle; null = those that are scheduled.</summary>
    public int? PlannedHalfDays { get; set; }

    /// <summary>Sessions carried over from a former edition, in order, whose dates are still to be fixed.</summary>
    public List<OutlineLine> Outline { get; set; } = [];

    /// <summary>P3a: the number set for the cycle; without one, all half-days ever scheduled, else those that wait for a date.</summary>
    public int Planned(int scheduled) => PlannedHalfDays ?? (scheduled > 0 ? scheduled : Outline.Sum(o => o.HalfDay == HalfDayCodes.Whole ? 2 : 1));

    /// <summary>Raised to make every secret calendar address given out so far void.</summary>
    public int FeedGeneration { get; set; }

    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Cycle>
    {
        public void Configure(EntityTypeBuilder<Cycle> builder)
        {
            builder.ToTable("session_cycles");
            builder.HasKey(c => c.ActionId);
            builder.Property(c => c.ActionId).ValueGeneratedNever();
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.Property(c => c.Outline).HasConversion(JsonColumn.Converter<List<OutlineLine>>(), JsonColumn.Comparer<List<OutlineLine>>());
        }
    }
}

/// <summary>A session without a date.</summary>
internal sealed record OutlineLine(string HalfDay, TimeOnly StartsAt, TimeOnly EndsAt, string Format, List<string> Topics);
