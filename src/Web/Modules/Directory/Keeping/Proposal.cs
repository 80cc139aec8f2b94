using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Keeping;

internal enum ProposalState
{
    Waiting,
    Settled,

    /// <summary>Given back to its author with a word.</summary>
    Returned,
}

/// <summary>One field of a proposal; accepted, refused, or not yet looked at.</summary>
internal sealed class ProposedField
{
    public string Field { get; set; } = "";

    public string? Before { get; set; }

    public string? After { get; set; }

    public bool? Accepted { get; set; }
}

/// <summary>Changes of an entry that wait for the coordination: those of its own service that matter, or a correction that anyone suggests.</summary>
internal sealed class Proposal : IVersioned
{
    public const int LongestNote = 2000;

    public required Guid Id { get; init; }

    public required EntryKind Kind { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>The member of the service who proposes; null = a visitor, of whom nothing is kept.</summary>
    public Guid? Account { get; init; }

    /// <summary>The organisation that proposes; empty for a visitor.</summary>
    public required string Who { get; init; }

    public List<ProposedField> Fields { get; set; } = [];

    /// <summary>What the author adds; forgotten some months after it was settled.</summary>
    [Personal]
    public string? Note { get; set; }

    public required DateTimeOffset At { get; init; }

    public ProposalState State { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public Guid? SettledBy { get; private set; }

    /// <summary>The coordination's word to the author.</summary>
    public string? Word { get; private set; }

    public int Version { get; set; }

    public bool IsSuggestion => Who.Length == 0;

    /// <summary>Takes what was decided field by field.</summary>
    public Refusal? Settle(IReadOnlyDictionary<string, bool> answers, Guid by, string? word, DateTimeOffset at)
    {
        if (State is not ProposalState.Waiting)
            return new Refusal("keeping.moderation.already");
        foreach (var field in Fields)
            field.Accepted = answers[field.Field];
        // The list is one column: another one is what shows that it changed.
        Fields = [.. Fields];
        End(ProposalState.Settled, by, word, at);
        return null;
    }

    public Refusal? Return(string? word, Guid by, DateTimeOffset at)
    {
        if (State is not ProposalState.Waiting)
            return new Refusal("keeping.moderation.already");
        if (string.IsNullOrWhiteSpace(word))
            return new Refusal("keeping.moderation.word_missing");
        End(ProposalState.Returned, by, word, at);
        return null;
    }

    private void End(ProposalState state, Guid by, string? word, DateTimeOffset at) =>
        (State, SettledBy, SettledAt, Word) = (state, by, at, string.IsNullOrWhiteSpace(word) ? null : word.Trim());

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> builder)
        {
            builder.ToTable("entry_proposals");
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.Property(p => p.Fields).HasConversion(JsonColumn.Converter<List<ProposedField>>(), JsonColumn.Comparer<List<ProposedField>>());
            builder.Ignore(p => p.IsSuggestion);
            builder.HasIndex(p => new { p.State, p.At });
            builder.HasIndex(p => p.EntryId);
        }
    }
}
