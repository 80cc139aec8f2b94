using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments;

/// <summary>An accompagnement: a specialised service beside one team of one institution, its management included, in general for six to twelve months.</summary>
internal sealed class Accompaniment : IVersioned
{
    public const int LongestText = 2000;
    public const int LongestLine = 200;
    public const int LeastMonths = 6;
    public const int MostMonths = 12;

    public required ActionId ActionId { get; init; }

    /// <summary>Who walks with the team; alone to see that the management stays away. Null = nobody yet.</summary>
    public AccountId? LeaderId { get; set; }

    public string? Institution { get; set; }

    /// <summary>The whole team; null = not known.</summary>
    public int? Headcount { get; set; }

    public List<TeamPart> Team { get; set; } = [];

    /// <summary>Whether the management takes part; null = not said.</summary>
    public bool? HasManagement { get; set; }

    /// <summary>Codes of the list publics: those whom the team receives, where they take part themselves.</summary>
    public List<string> Publics { get; set; } = [];

    /// <summary>What exists already: the plan stands on it.</summary>
    public string? Resources { get; set; }

    public string? IndividualAims { get; set; }

    public string? CollectiveAims { get; set; }

    /// <summary>How the team speaks of drugs, of who uses and of who sells, at the beginning.</summary>
    public string? StartState { get; set; }

    public DateOnly? Begins { get; private set; }

    public DateOnly? Ends { get; private set; }

    /// <summary>Why it lasts less than six or more than twelve months.</summary>
    public string? LengthReason { get; private set; }

    /// <summary>In order of time; each lasts until the next.</summary>
    public List<Phase> Phases { get; set; } = [];

    public List<Prolongation> Prolongations { get; private set; } = [];

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list accompaniment-end-reasons; null = it came to its end.</summary>
    public string? EndReason { get; private set; }

    public List<FollowUp> FollowUps { get; private set; } = [];

    public int Version { get; set; }

    /// <summary>The last day, as it was or as it is meant to be.</summary>
    public DateOnly? LastDay => EndedOn ?? Ends;

    public static bool IsUsual(DateOnly begins, DateOnly ends) => begins.AddMonths(LeastMonths) <= ends.AddDays(1) && ends <= begins.AddMonths(MostMonths);

    /// <summary>Code of the list accompaniment-states.</summary>
    public string StateOn(DateOnly today) => this switch
    {
        { EndedOn: not null, EndReason: not null } => States.Interrupted,
        { EndedOn: not null } => FollowUps.Exists(f => f.Months == FollowUp.Last) ? States.Finished : States.Followed,
        { Begins: { } first } when first <= today => States.Running,
        _ => States.BeingBuilt,
    };

    /// <summary>How many of a profession the team has; null = not known.</summary>
    public int? PeopleOf(string profession) => Team.Where(t => t.Profession == profession).ToList() is { Count: > 0 } parts && parts.TrueForAll(t => t.People is not null) ? parts.Sum(t => t.People) : null;

    /// <summary>Gives it its days; outside six to twelve months with a reason.</summary>
    public Refusal? Plan(DateOnly? begins, DateOnly? ends, string? reason)
    {
        if (EndedOn is { } over && (begins, ends) != (Begins, Ends))
            return new Refusal("accompaniments.refused.over", over);
        if (ends <= begins)
            return new Refusal("accompaniments.refused.order");
        var isUnusual = begins is { } first && ends is { } last && !IsUsual(first, last);
        if (isUnusual && string.IsNullOrEmpty(reason))
            return new Refusal("accompaniments.refused.length");
        (Begins, Ends, LengthReason) = (begins, ends, isUnusual ? reason : null);
        return null;
    }

    public Refusal? Prolong(DateOnly to, string? reason, DateOnly today)
    {
        if (Begins is not { } first || Ends is not { } last)
            return new Refusal("accompaniments.refused.no_dates");
        if (to <= last)
            return new Refusal("accompaniments.refused.not_later", last);
        if (Plan(first, to, reason) is { } refusal)
            return refusal;
        Prolongations.Add(new Prolongation(last, to, today, reason));
        return null;
    }

    /// <summary>Ends it: at its term, or before for a reason.</summary>
    public Refusal? End(DateOnly on, string? reason, DateOnly today)
    {
        if (EndedOn is { } over)
            return new Refusal("accompaniments.refused.over", over);
        if (Begins is not { } first)
            return new Refusal("accompaniments.refused.no_dates");
        if (on < first || on > today)
            return new Refusal("accompaniments.refused.end_date", first);
        if (Ends is { } planned && on > planned && !IsUsual(first, on) && LengthReason is null)
            return new Refusal("accompaniments.refused.end_later", planned);
        (EndedOn, EndReason) = (on, reason);
        return null;
    }

    /// <summary>What became of it half a year or a year later.</summary>
    public Refusal? Follow(FollowUp news)
    {
        if (EndedOn is not { } over)
            return new Refusal("accompaniments.refused.not_over");
        if (news.On <= over)
            return new Refusal("accompaniments.refused.news_date", over);
        FollowUps = [.. FollowUps.Where(f => f.Months != news.Months).Append(news).OrderBy(f => f.Months)];
        return null;
    }

    /// <summary>The news that wait to be asked for, oldest first, with the day from which they do.</summary>
    public IEnumerable<(int Months, DateOnly Since)> Awaited(DateOnly today) => EndedOn is not { } over || EndReason is not null
        ? [] : FollowUp.All.Where(m => !FollowUps.Exists(f => f.Months == m)).Select(m => (m, over.AddMonths(m))).Where(w => w.Item2 <= today);

    internal sealed class Mapping : IEntityTypeConfiguration<Accompaniment>
    {
        public void Configure(EntityTypeBuilder<Accompaniment> builder)
        {
            builder.ToTable("accompaniments");
            builder.HasKey(a => a.ActionId);
            builder.Property(a => a.ActionId).ValueGeneratedNever();
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.Property(a => a.Team).HasConversion(JsonColumn.Converter<List<TeamPart>>(), JsonColumn.Comparer<List<TeamPart>>());
            builder.Property(a => a.Phases).HasConversion(JsonColumn.Converter<List<Phase>>(), JsonColumn.Comparer<List<Phase>>());
            builder.Property(a => a.Prolongations).HasConversion(JsonColumn.Converter<List<Prolongation>>(), JsonColumn.Comparer<List<Prolongation>>());
            builder.Property(a => a.FollowUps).HasConversion(JsonColumn.Converter<List<FollowUp>>(), JsonColumn.Comparer<List<FollowUp>>());
            builder.HasIndex(a => a.LeaderId);
        }
    }
}

/// <summary>Codes of the list accompaniment-states.</summary>
internal static class States
{
    public const string BeingBuilt = "en-construction";
    public const string Running = "en-cours";
    public const string Followed = "suivi";
    public const string Finished = "termine";
    public const string Interrupted = "interrompu";
}
