using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Groups;

internal readonly record struct SortitionId(Guid Value) : IEntityId<SortitionId>
{
    public static SortitionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal enum SortitionState
{
    /// <summary>Its rules are being written.</summary>
    Draft,

    /// <summary>Waits for its turn, or is being computed.</summary>
    Computing,

    /// <summary>Chances and groups are known; everything may still change.</summary>
    Computed,

    /// <summary>Its hash is public: nothing may change.</summary>
    Committed,

    /// <summary>Public chance has pointed at one group.</summary>
    Drawn,

    /// <summary>The group holds its places, the others wait in order.</summary>
    Applied,
}

/// <summary>The draw by lot of one group: its rules, what was computed from them, what was promised in public, and what chance said.</summary>
internal sealed class Sortition : IVersioned
{
    public const int LongestSource = 300;

    public required SortitionId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>Name of its public page; the action's, since the commitment for good.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    public SortitionState State { get; private set; } = SortitionState.Draft;

    /// <summary>IANA zone in which its hours are said.</summary>
    public required string Zone { get; set; }

    /// <summary>rules.json, in its one form.</summary>
    public required string Rules { get; set; }

    /// <summary>Why the last computation gave nothing: the key of a sentence.</summary>
    public string? Note { get; private set; }

    /// <summary>Which part of the computation runs.</summary>
    public DrawStage? Stage { get; private set; }

    /// <summary>Percent of that part.</summary>
    public int Part { get; private set; }

    /// <summary>Last sign of life of who computes; null = nobody does yet.</summary>
    public DateTimeOffset? BeatAt { get; private set; }

    public bool IsCancelAsked { get; private set; }

    public DateTimeOffset? ComputedAt { get; private set; }

    /// <summary>How many people are in the pool; 0 before the first computation.</summary>
    public int PoolSize { get; private set; }

    public int GroupCount { get; private set; }

    public double Maximin { get; private set; }

    /// <summary>Smallest chance that filling the scarcest quota first would leave.</summary>
    public double GreedyMin { get; private set; }

    public string? ProgramVersion { get; private set; }

    /// <summary>Lower hex of the hash of pool, rules, groups and version.</summary>
    public string? Commitment { get; private set; }

    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>The public chance that will be used, in words, named before it exists.</summary>
    public string? Source { get; private set; }

    /// <summary>When it will be known.</summary>
    public DateTimeOffset? SourceAt { get; private set; }

    /// <summary>The public value as it was typed.</summary>
    public string? PublicValue { get; private set; }

    /// <summary>The same in hexadecimal.</summary>
    public string? Seed { get; private set; }

    /// <summary>Which group it points at, from 0.</summary>
    public int? GroupIndex { get; private set; }

    public DateTimeOffset? DrawnAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When a promise was last given up; its public page stays, with why.</summary>
    public DateTimeOffset? AbandonedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>Everyone may read of it: promised, or promised and given up.</summary>
    public bool IsPublic => IsFrozen || AbandonedAt is not null;

    public bool IsFrozen => State is SortitionState.Committed or SortitionState.Drawn or SortitionState.Applied;

    public DrawRules DrawRules => RulesReader.Read(System.Text.Encoding.UTF8.GetBytes(Rules), DrawFiles.Rules);

    /// <summary>An hour of it, as clocks say it where the group meets.</summary>
    public DateTimeOffset There(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Zone));

    public static string Written(DrawRules rules) => System.Text.Encoding.UTF8.GetString(rules.Canonical());

    public Refusal? ChangeRules(DrawRules rules)
    {
        if (IsFrozen)
            return new Refusal("groups.refused.frozen");
        if (State is SortitionState.Computing)
            return new Refusal("groups.refused.computing");
        Rules = Written(rules);
        (State, Note) = (SortitionState.Draft, null);
        return null;
    }

    public Refusal? AskToCompute()
    {
        if (IsFrozen)
            return new Refusal("groups.refused.frozen");
        if (State is SortitionState.Computing)
            return new Refusal("groups.refused.computing");
        (State, Note, Stage, Part, BeatAt, IsCancelAsked) = (SortitionState.Computing, null, null, 0, null, false);
        return null;
    }

    public Refusal? AskToStop()
    {
        if (State is not SortitionState.Computing)
            return new Refusal("groups.refused.not_computing");
        IsCancelAsked = true;
        if (BeatAt is null)
            Fail("groups.note.cancelled");
        return null;
    }

    /// <summary>The computation ended without a draw: back to the rules, with why.</summary>
    public void Fail(string note) => (State, Note, Stage, BeatAt) = (SortitionState.Draft, note, null, null);

    public void Complete(DrawOutcome outcome, double greedyMin, DateTimeOffset at)
    {
        (State, Note, Stage, BeatAt, ComputedAt) = (SortitionState.Computed, null, null, null, at);
        (PoolSize, GroupCount, Maximin, GreedyMin) = (outcome.Pool.People.Count, outcome.Groups.Count, outcome.Maximin, greedyMin);
        (ProgramVersion, Commitment) = (outcome.Version, outcome.Commitment);
    }

    /// <summary>Publishes the hash and names the public chance to come: from now on nothing may change.</summary>
    public Refusal? Commit(string source, DateTimeOffset sourceAt, DateTimeOffset at)
    {
        if (IsFrozen)
            return new Refusal("groups.refused.frozen");
        if (State is not SortitionState.Computed)
            return new Refusal("groups.refused.not_computed");
        if (sourceAt <= at)
            return new Refusal("groups.refused.source_past");
        (State, Source, SourceAt, CommittedAt) = (SortitionState.Committed, source, sourceAt, at);
        return null;
    }

    /// <summary>The public value is known and points at one group. Once only.</summary>
    public Refusal? Draw(PublicChance chance, DateTimeOffset at)
    {
        if (State is SortitionState.Drawn or SortitionState.Applied)
            return new Refusal("groups.refused.drawn", GroupIndex! + 1);
        if (State is not SortitionState.Committed)
            return new Refusal("groups.refused.not_committed");
        if (at < SourceAt)
            return new Refusal("groups.refused.too_early");
        (State, PublicValue, Seed, DrawnAt) = (SortitionState.Drawn, chance.Said, chance.Hex, at);
        GroupIndex = Groups.Draw.Commitment.Index(chance.Bytes, Commitment!, GroupCount);
        return null;
    }

    /// <summary>The promise is given up before anyone got a place: back to the rules, under everyone's eyes.</summary>
    public Refusal? Abandon(DateTimeOffset at)
    {
        if (State is not (SortitionState.Committed or SortitionState.Drawn))
            return new Refusal(State is SortitionState.Applied ? "groups.refused.applied" : "groups.refused.not_committed");
        (State, AbandonedAt, Note) = (SortitionState.Draft, at, "groups.note.abandoned");
        (Commitment, CommittedAt, Source, SourceAt) = (null, null, null, null);
        (PublicValue, Seed, GroupIndex, DrawnAt) = (null, null, null, null);
        return null;
    }

    public Refusal? Apply(DateTimeOffset at)
    {
        if (State is not SortitionState.Drawn)
            return new Refusal(State is SortitionState.Applied ? "groups.refused.applied" : "groups.refused.not_drawn");
        (State, AppliedAt) = (SortitionState.Applied, at);
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Sortition>
    {
        public void Configure(EntityTypeBuilder<Sortition> builder)
        {
            builder.ToTable("sortitions");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.Ignore(s => s.IsFrozen);
            builder.Ignore(s => s.IsPublic);
            builder.Ignore(s => s.DrawRules);
            builder.HasIndex(s => s.ActionId).IsUnique();
            builder.HasIndex(s => s.Slug).IsUnique();
            builder.HasIndex(s => s.State);
        }
    }
}
