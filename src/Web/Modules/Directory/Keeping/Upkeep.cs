using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>How far a service has come on the way from checked to asleep. Nothing disappears in silence: each step waits for the one before.</summary>
internal enum UpkeepStage
{
    Fresh,

    /// <summary>Asked by mail whether all is still right.</summary>
    Asked,
    Reminded,

    /// <summary>On the coordination's list of calls, and last among the results.</summary>
    Calling,

    /// <summary>No longer among the results; its address still answers.</summary>
    Dormant,
}

/// <summary>The rhythm in which a service wants to be asked whether its entry is still right, and where it stands in it.</summary>
internal sealed class Upkeep : IVersioned
{
    /// <summary>Rhythms to choose from, in months.</summary>
    public static readonly int[] Rhythms = [1, 3, 6, 12, 16];

    private const int UnchosenMonths = 12;
    private static readonly TimeSpan BeforeReminder = TimeSpan.FromDays(14);
    private static readonly TimeSpan BeforeCall = TimeSpan.FromDays(16);

    /// <summary>How long it stands on the list of calls before it sleeps.</summary>
    public static readonly TimeSpan BeforeSleep = TimeSpan.FromDays(60);

    public required ServiceId Id { get; init; }

    /// <summary>As its owner chose; null = nobody did.</summary>
    public int? Months { get; private set; }

    public required DateTimeOffset CheckedAt { get; set; }

    public UpkeepStage Stage { get; private set; }

    /// <summary>When the next step is due; null = none: it sleeps, or is not listed for another reason.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Its state before it was demoted; an import does not bring it back either.</summary>
    public string? StateBefore { get; private set; }

    /// <summary>Calls that nobody answered since it came onto the list.</summary>
    public int Calls { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    public int Version { get; set; }

    public DateTimeOffset DueAt => CheckedAt.AddMonths(Months ?? UnchosenMonths);

    public Refusal? Choose(int months, DateTimeOffset now)
    {
        if (!Rhythms.Contains(months))
            return new Refusal("keeping.rhythm.wrong");
        Months = months;
        if (Stage is UpkeepStage.Fresh)
            NextAt = DueAt > now ? DueAt : now;
        return null;
    }

    /// <summary>All is right; returns the state the service has again, or null where that did not change.</summary>
    public string? Confirm(string state, DateTimeOffset now)
    {
        var again = state is EntryStates.Dormant or EntryStates.ToVerify ? StateBefore ?? EntryStates.Published : null;
        (Stage, CheckedAt, StateBefore, Calls, CalledAt) = (UpkeepStage.Fresh, now, null, 0, null);
        NextAt = DueAt;
        return again;
    }

    /// <summary>Listed again by another way than a confirmation: followed anew, and not asked at once.</summary>
    public void Restart(DateTimeOffset now)
    {
        (Stage, StateBefore, Calls, CalledAt) = (UpkeepStage.Fresh, null, 0, null);
        NextAt = DueAt > now + BeforeReminder ? DueAt : now + BeforeReminder;
    }

    /// <summary>The next step, which is due; returns the state the service takes, or null where it keeps its own.</summary>
    public string? Step(string state, bool hasMail, DateTimeOffset now)
    {
        (Stage, var wait) = Stage switch
        {
            UpkeepStage.Fresh when hasMail => (UpkeepStage.Asked, BeforeReminder),
            UpkeepStage.Asked => (UpkeepStage.Reminded, BeforeCall),
            UpkeepStage.Fresh or UpkeepStage.Reminded => (UpkeepStage.Calling, BeforeSleep),
            _ => (UpkeepStage.Dormant, (TimeSpan?)null),
        };
        NextAt = now + wait;
        if (Stage is UpkeepStage.Calling)
            StateBefore = state;
        return Stage switch { UpkeepStage.Calling => EntryStates.ToVerify, UpkeepStage.Dormant => EntryStates.Dormant, _ => null };
    }

    public void NoAnswer(DateTimeOffset now) => (Calls, CalledAt) = (Calls + 1, now);

    internal sealed class Mapping : IEntityTypeConfiguration<Upkeep>
    {
        public void Configure(EntityTypeBuilder<Upkeep> builder)
        {
            builder.ToTable("entry_upkeeps");
            builder.Property(u => u.Id).ValueGeneratedNever();
            builder.Property(u => u.Version).IsConcurrencyToken();
            builder.Ignore(u => u.DueAt);
            builder.HasOne<Service>().WithOne().HasForeignKey<Upkeep>(u => u.Id);
            builder.HasIndex(u => u.NextAt);
        }
    }
}
