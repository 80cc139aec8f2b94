using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Actions;

/// <summary>Something done together, from its plan to its account, with every rubric of the public register in its order.</summary>
internal sealed class ActionRecord : IVersioned
{
    public const int LongestTitle = 300;

    public required ActionId Id { get; init; }

    /// <summary>Given once, when the record is first saved.</summary>
    public required string Slug { get; set; }

    /// <summary>Code of the list action-modules.</summary>
    public required string Kind { get; set; }

    public required string Title { get; set; }

    public int? Year { get; set; }

    /// <summary>Code of the list action-roles is on the links; this is the one that leads, for lists and rights.</summary>
    public OrganizationId? LeadId { get; set; }

    /// <summary>IANA zone in which its days are counted.</summary>
    public required string Zone { get; set; }

    public DateOnly? Begins { get; set; }

    public DateOnly? Ends { get; set; }

    /// <summary>Null = a draft, read only by those who prepare it.</summary>
    public DateOnly? PublishedOn { get; set; }

    public ActionId? FormerEditionId { get; set; }

    /// <summary>The programme or axis that this action is part of.</summary>
    public ActionId? PartOfId { get; set; }

    public List<ChainedAction> Chained { get; set; } = [];

    /// <summary>Codes of the list themes; a theme the list does not know stays as said.</summary>
    public List<string> Themes { get; set; } = [];

    public List<ActionProgramme> Programmes { get; set; } = [];

    public List<string> OtherProgrammes { get; set; } = [];

    public string? Context { get; set; }

    public List<string> Difficulties { get; set; } = [];

    public ActionObjectives Objectives { get; set; } = new();

    public string? Description { get; set; }

    public List<ActionStep> Steps { get; set; } = [];

    public List<string> TheoryTopics { get; set; } = [];

    public List<string> Channels { get; set; } = [];

    public string? PartnersText { get; set; }

    /// <summary>Types of structure as the record names them; one of them may be an organisation (AIEM).</summary>
    public List<string> PartnerTypes { get; set; } = [];

    /// <summary>As declared to the register; kept beside the dates of what was done, never corrected by them.</summary>
    public int? YearBegins { get; set; }

    public int? YearEnds { get; set; }

    public string? DurationText { get; set; }

    public int? DurationMonths { get; set; }

    public string? DurationFrom { get; set; }

    public string? DurationTo { get; set; }

    /// <summary>Code of the list action-frequencies, or as said.</summary>
    public string? Frequency { get; set; }

    public List<string> Publics { get; set; } = [];

    public string? OtherPublic { get; set; }

    /// <summary>May be a sentence.</summary>
    public string? PeopleText { get; set; }

    public int? PeopleCount { get; set; }

    /// <summary>Codes of the list action-kinds, or as said; an item may hold commas.</summary>
    public List<string> Kinds { get; set; } = [];

    public List<string> Communication { get; set; } = [];

    public ActionEvaluation Evaluation { get; set; } = new();

    public string? GeoLevel { get; set; }

    /// <summary>Codes of the gazetteer, or names as said.</summary>
    public List<string> Communes { get; set; } = [];

    public List<string> Departements { get; set; } = [];

    public List<ActionCategory> Categories { get; set; } = [];

    public string? CategoryNote { get; set; }

    public string? Observation { get; set; }

    /// <summary>Whether the lead shows the cost per participant to everyone; else only to itself and the funder.</summary>
    public bool CostIsPublic { get; set; }

    public string? Registry { get; set; }

    /// <summary>Region and number are the register's key: a title is not unique.</summary>
    public string? RegistryRegion { get; set; }

    public string? RegistryNumber { get; set; }

    public string? RegistryUrl { get; set; }

    /// <summary>The file it came from, verbatim: what no column knows is given back as it came.</summary>
    public string? Said { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public List<ActionLink> Links { get; } = [];

    public string? RegistryKey => RegistryNumber is null ? null : $"{RegistryRegion}/{RegistryNumber}";

    public Refusal? Publish(DateOnly on)
    {
        if (PublishedOn is not null)
            return new Refusal("actions.already_published");
        PublishedOn = on;
        return null;
    }

    public Refusal? Withdraw()
    {
        if (PublishedOn is null)
            return new Refusal("actions.not_published");
        PublishedOn = null;
        return null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ActionRecord>
    {
        public void Configure(EntityTypeBuilder<ActionRecord> builder)
        {
            builder.ToTable("actions");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.Property(a => a.Chained).HasConversion(JsonColumn.Converter<List<ChainedAction>>(), JsonColumn.Comparer<List<ChainedAction>>());
            builder.Property(a => a.Programmes).HasConversion(JsonColumn.Converter<List<ActionProgramme>>(), JsonColumn.Comparer<List<ActionProgramme>>());
            builder.Property(a => a.Objectives).HasConversion(JsonColumn.Converter<ActionObjectives>(), JsonColumn.Comparer<ActionObjectives>());
            builder.Property(a => a.Steps).HasConversion(JsonColumn.Converter<List<ActionStep>>(), JsonColumn.Comparer<List<ActionStep>>());
            builder.Property(a => a.Evaluation).HasConversion(JsonColumn.Converter<ActionEvaluation>(), JsonColumn.Comparer<ActionEvaluation>());
            builder.Property(a => a.Categories).HasConversion(JsonColumn.Converter<List<ActionCategory>>(), JsonColumn.Comparer<List<ActionCategory>>());
            builder.HasIndex(a => a.Slug).IsUnique();
            builder.HasIndex(a => new { a.RegistryRegion, a.RegistryNumber }).IsUnique();
            builder.HasIndex(a => a.LeadId);
            builder.HasOne<ActionRecord>().WithMany().HasForeignKey(a => a.FormerEditionId);
            builder.HasOne<ActionRecord>().WithMany().HasForeignKey(a => a.PartOfId);
            builder.HasMany(a => a.Links).WithOne().HasForeignKey(l => l.ActionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
