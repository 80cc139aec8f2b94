using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Vocabularies.Terms;

/// <summary>One item of a controlled list. Its code never changes and serves once; an item is closed, never deleted.</summary>
internal sealed class Term : IKeptInMemory, IVersioned
{
    /// <summary>Id of the list: support-types, publics…</summary>
    public required string List { get; init; }

    public required string Code { get; init; }

    public required string Fr { get; set; }

    public string? FrBe { get; set; }

    public required string Nl { get; set; }

    public required string En { get; set; }

    public string? Parent { get; set; }

    public int Position { get; set; }

    /// <summary>Words that lead here in a search and are never shown as a label; where a stigma lives, so that it is answered kindly.</summary>
    public List<string> Synonyms { get; set; } = [];

    /// <summary>ISO 3166-1 codes; empty = everywhere.</summary>
    public List<string> Countries { get; set; } = [];

    public DateOnly? ValidTo { get; set; }

    /// <summary>To be confirmed by someone of the trade before it is relied on.</summary>
    public bool ToConfirm { get; set; }

    /// <summary>The other facts of the item (maps_to, unit, class…), as JSON by name.</summary>
    public Dictionary<string, string> Extra { get; set; } = [];

    public int Version { get; set; }

    public string Copy => VocabulariesCopy.Name;

    /// <summary>Gives the labels people read. A word that hurts is a way to search, never a label.</summary>
    public Refusal? Call(TermWords words, IEnumerable<string> hurtful)
    {
        // What a label says already is not held against who mends something else.
        var before = new TermWords(Fr, FrBe, Nl, En);
        if (hurtful.FirstOrDefault(w => words.Say(w) && !before.Say(w)) is { } word)
            return new Refusal("terms.hurts", word);
        (Fr, FrBe, Nl, En) = (words.Fr, words.FrBe, words.Nl, words.En);
        return null;
    }

    public Refusal? Close(DateOnly day)
    {
        if (ValidTo is { } since)
            return new Refusal("terms.closed_already", since);
        ValidTo = day;
        return null;
    }

    public Refusal? Reopen()
    {
        if (ValidTo is null)
            return new Refusal("terms.open_already");
        ValidTo = null;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Term>
    {
        public void Configure(EntityTypeBuilder<Term> builder)
        {
            builder.ToTable("terms");
            builder.HasKey(t => new { t.List, t.Code });
            builder.Property(t => t.Version).IsConcurrencyToken();
            builder.Property(t => t.Extra).HasConversion(JsonColumn.Converter<Dictionary<string, string>>(), JsonColumn.Comparer<Dictionary<string, string>>());
        }
    }
}
