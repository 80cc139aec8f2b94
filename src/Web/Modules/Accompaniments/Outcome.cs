using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments;

internal readonly record struct OutcomeId(Guid Value) : IEntityId<OutcomeId>
{
    public static OutcomeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Something that changed in the institution, with its day and what shows it. An exclusion is where one started from, never a failure.</summary>
internal sealed class Outcome : IVersioned
{
    public const int LongestWords = 400;

    public required OutcomeId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>Code of the list institutional-outcomes.</summary>
    public required string Type { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>What changed, in a sentence.</summary>
    public string? Words { get; set; }

    /// <summary>Code of the list outcome-evidence.</summary>
    public required string Evidence { get; set; }

    /// <summary>What shows it, where no document does.</summary>
    public string? EvidenceWords { get; set; }

    /// <summary>Codes of the list environment-goals that it serves.</summary>
    public List<string> Goals { get; set; } = [];

    /// <summary>For a project: whether it lived half a year and a year after the accompaniment; null = not heard.</summary>
    public bool? IsAliveAt6 { get; set; }

    public bool? IsAliveAt12 { get; set; }

    public int Version { get; set; }

    public EvidenceFile? File { get; set; }

    public bool IsBaseline => Type == OutcomeTypes.Exclusion;

    public bool IsProject => Type == OutcomeTypes.Project;

    internal sealed class Mapping : IEntityTypeConfiguration<Outcome>
    {
        public void Configure(EntityTypeBuilder<Outcome> builder)
        {
            builder.ToTable("accompaniment_outcomes");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Version).IsConcurrencyToken();
            builder.HasIndex(o => o.ActionId);
            builder.HasOne(o => o.File).WithOne().HasForeignKey<EvidenceFile>(f => f.OutcomeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Codes of the list institutional-outcomes that the program acts on.</summary>
internal static class OutcomeTypes
{
    public const string Rule = "reglement-modifie";
    public const string Project = "projet-mis-en-place";
    public const string Exclusion = "exclusion-prononcee";
}

/// <summary>Codes of the list outcome-evidence that the program acts on.</summary>
internal static class OutcomeEvidence
{
    public const string Document = "document-joint";
}

/// <summary>A document that shows a change: a PDF or a picture, told by what it holds.</summary>
internal sealed class EvidenceFile
{
    public required OutcomeId OutcomeId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required int Length { get; init; }

    public required EvidenceContent Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceFile>
    {
        public void Configure(EntityTypeBuilder<EvidenceFile> builder)
        {
            builder.ToTable("accompaniment_files");
            builder.HasKey(f => f.OutcomeId);
            builder.Property(f => f.OutcomeId).ValueGeneratedNever();
            builder.HasOne(f => f.Content).WithOne().HasForeignKey<EvidenceContent>(c => c.OutcomeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The bytes of it, apart, so that lists of changes do not read them.</summary>
internal sealed class EvidenceContent
{
    public required OutcomeId OutcomeId { get; init; }

    public required byte[] Bytes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EvidenceContent>
    {
        public void Configure(EntityTypeBuilder<EvidenceContent> builder)
        {
            builder.ToTable("accompaniment_file_contents");
            builder.HasKey(c => c.OutcomeId);
            builder.Property(c => c.OutcomeId).ValueGeneratedNever();
        }
    }
}
