using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Groups;

/// <summary>What happened to a draw and when, for everyone to read: no name, nothing taken out.</summary>
internal sealed class SortitionStep
{
    public const string Computed = "computed", Committed = "committed", RulesRefused = "rules_refused", PoolRefused = "pool_refused", CallRefused = "call_refused", Drawn = "drawn", Applied = "applied", Abandoned = "abandoned";

    public required Guid Id { get; init; }

    public required SortitionId SortitionId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string What { get; init; }

    /// <summary>The hash of that computation, the number of the group, or why it was given up.</summary>
    public string? Detail { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SortitionStep>
    {
        public void Configure(EntityTypeBuilder<SortitionStep> builder)
        {
            builder.ToTable("sortition_steps");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => s.SortitionId);
            builder.HasOne<Sortition>().WithMany().HasForeignKey(s => s.SortitionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>All that happened to a draw, with the hours of its place.</summary>
internal sealed record DrawLog(Sortition Sortition, IReadOnlyList<SortitionStep> Steps);
