using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>One field of an entry became something else: what it was, who says so, when, and how they know. Nothing is ever taken out of this history.</summary>
internal sealed class EntryChange
{
    /// <summary>How a change came about that undoes another; the other ways are codes of the list trust-marks.</summary>
    public const string Undoing = "annulation";

    /// <summary>Two entries became one.</summary>
    public const string Merging = "reunion";

    public required Guid Id { get; init; }

    public required Guid EntryId { get; init; }

    public required string Field { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Rows that went with the change (numbers, hours), whole, so that they can come back as they were.</summary>
    public string? Kept { get; init; }

    public required string How { get; init; }

    /// <summary>The organisation, file or coordination that says so; never a person's name.</summary>
    public required string Who { get; init; }

    /// <summary>The account that did it; null = an import, or the program itself.</summary>
    public Guid? Account { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The change that took this one back.</summary>
    public Guid? UndoneBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<EntryChange>
    {
        public void Configure(EntityTypeBuilder<EntryChange> builder)
        {
            builder.ToTable("entry_changes");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasIndex(c => new { c.EntryId, c.At });
        }
    }
}

/// <summary>Who says it, and how they know.</summary>
/// <param name="Who">An organisation, or the coordination.</param>
/// <param name="How">Code of the list trust-marks.</param>
internal sealed record Author(Guid? Account, string Who, string How);

/// <summary>What a field is to become.</summary>
internal sealed record FieldChange(EntryField Field, string? Value);
