using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>A row that went from one entry to the other.</summary>
internal sealed record MovedRow(string Table, Guid Id);

/// <summary>A change that the history holds, of either entry.</summary>
internal sealed record MergeChange(Guid Entry, Guid Change);

/// <summary>All that one merge did, so that it can be taken back.</summary>
internal sealed class MergeSteps
{
    public List<MovedRow> Moved { get; set; } = [];

    public List<MergeChange> Changes { get; set; } = [];

    /// <summary>Networks that the kept organisation takes part in since.</summary>
    public List<Guid> Networks { get; set; } = [];
}

/// <summary>Two entries were one and the same: the one goes on, and the address of the other leads to it.</summary>
internal sealed class Merge : IVersioned
{
    public required Guid Id { get; init; }

    public required EntryKind Kind { get; init; }

    public required Guid KeptId { get; init; }

    public required Guid GoneId { get; init; }

    public required MergeSteps Steps { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public int Version { get; set; }

    public Refusal? Undo(DateTimeOffset at)
    {
        if (UndoneAt is not null)
            return new Refusal("keeping.merge.undone_already");
        UndoneAt = at;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Merge>
    {
        public void Configure(EntityTypeBuilder<Merge> builder)
        {
            builder.ToTable("entry_merges");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Version).IsConcurrencyToken();
            builder.Property(m => m.Steps).HasConversion(JsonColumn.Converter<MergeSteps>(), JsonColumn.Comparer<MergeSteps>());
            builder.HasIndex(m => m.GoneId);
            builder.HasIndex(m => m.KeptId);
        }
    }
}

/// <summary>Two entries that look alike and are not the same: nobody is asked twice.</summary>
internal sealed class Apart
{
    /// <summary>The smaller of the two ids.</summary>
    public required Guid One { get; init; }

    public required Guid Other { get; init; }

    public static Apart Of(Guid a, Guid b) => a.CompareTo(b) < 0 ? new Apart { One = a, Other = b } : new Apart { One = b, Other = a };

    internal sealed class Mapping : IEntityTypeConfiguration<Apart>
    {
        public void Configure(EntityTypeBuilder<Apart> builder) => builder.ToTable("entries_apart").HasKey(a => new { a.One, a.Other });
    }
}
