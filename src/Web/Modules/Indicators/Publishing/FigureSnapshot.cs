using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Indicators.Publishing;

/// <summary>Who publishes.</summary>
/// <param name="Account">Id of an account, or "import".</param>
internal sealed record Publisher(string Account, string? Name);

/// <summary>The figures of an action as they were published: nothing that is corrected afterwards changes them. The next one supersedes it and leaves it readable.</summary>
internal sealed class FigureSnapshot
{
    public const int LongestNote = 500;

    public required Guid Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>1, 2, 3… within the action.</summary>
    public required int Number { get; init; }

    /// <summary>When it was counted, and everything entered before it counts.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Id of an account, or "import".</summary>
    public required string By { get; init; }

    /// <summary>Name of who published, for the team; null once erased.</summary>
    [Personal]
    public string? PublisherName { get; set; }

    /// <summary>What changed since the one before, in the words of who published.</summary>
    public string? Note { get; init; }

    public required List<Figure> Figures { get; init; }

    /// <summary>Counts of people that anyone can read in it.</summary>
    public IEnumerable<int> Told => Figures.Where(f => f.IsOpen).SelectMany(f => f.Tells.Concat(f.Parts.Where(p => p is { IsOpen: true, IsPeople: true }).Select(p => p.Count)));

    /// <summary>Freezes what is counted now; what anyone may read of it is decided here, once, against all that was published before.</summary>
    public static (FigureSnapshot? Snapshot, Refusal? Refusal) Freeze(ActionId action, IReadOnlyList<Figure> figures, IReadOnlyList<FigureSnapshot> before, bool costIsPublic, string? note, Publisher by, DateTimeOffset at)
    {
        if (figures.All(f => f.Value is null))
            return (null, new Refusal("indicators.nothing_to_publish"));
        if (before.Count > 0 && Same(figures, before[^1].Figures))
            return (null, new Refusal("indicators.nothing_changed"));
        if (before.Count > 0 && string.IsNullOrWhiteSpace(note))
            return (null, new Refusal("indicators.say_what_changed"));
        var open = SeenFigure.Of(figures, Reader.Public, costIsPublic, before.SelectMany(s => s.Told));
        var frozen = figures.Zip(open).Select(f => f.First with
        {
            IsOpen = f.Second.IsShown,
            Parts = [.. f.First.Parts.Select(p => p with { IsOpen = f.Second.Parts.FirstOrDefault(s => s.Key == p.Key)?.Count is not null })],
        }).ToList();
        return (new FigureSnapshot
        {
            Id = Guid.CreateVersion7(at),
            ActionId = action,
            Number = before.Count + 1,
            At = at,
            By = by.Account,
            PublisherName = by.Name,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Figures = frozen,
        }, null);
    }

    private static bool Same(IReadOnlyList<Figure> now, IReadOnlyList<Figure> then) =>
        now.Count == then.Count && now.Zip(then).All(f => (f.First.Code, f.First.Version, f.First.Value, f.First.Base) == (f.Second.Code, f.Second.Version, f.Second.Value, f.Second.Base));

    internal sealed class Mapping : IEntityTypeConfiguration<FigureSnapshot>
    {
        public void Configure(EntityTypeBuilder<FigureSnapshot> builder)
        {
            builder.ToTable("figure_snapshots");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Figures).HasConversion(JsonColumn.Converter<List<Figure>>(), JsonColumn.Comparer<List<Figure>>());
            builder.HasIndex(s => new { s.ActionId, s.Number }).IsUnique();
        }
    }
}
