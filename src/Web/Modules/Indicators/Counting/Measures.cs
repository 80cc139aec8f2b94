using System.Collections.Frozen;
using Maillage.Modules.Indicators.Catalogue;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>How each indicator of the catalogue is counted, by its code; a test holds the two together.</summary>
internal static class Measures
{
    public const string Withdrawn = "withdrawn";
    public const string OnlyWithdrawn = "only-withdrawn";
    public const string Represented = "represented";
    public const string Replaced = "replaced";
    public const string Left = "places-left";
    public const string Cap = "cap";
    public const string Excused = "excused";
    public const string Vignettes = "vignettes";
    public const string Bringers = "bringers";
    public const string Scheduled = "scheduled";

    private static readonly FrozenDictionary<string, Func<GroupFigures, Counted>> All = new Dictionary<string, Func<GroupFigures, Counted>>(StringComparer.Ordinal)
    {
        ["P1"] = f => new(f.HasRequests || f.PartnerStructures > 0 ? f.PartnerStructures : null)
        {
            Parts = f.IsConstituted ? [new(Represented, f.RepresentedStructures, IsPeople: false), new(OnlyWithdrawn, f.OnlyWithdrawn)] : [],
        },
        ["P1b"] = f => new(f.IsConstituted ? f.RepresentedStructures : null),
        ["P1c"] = f => new(f.HeldSessions > 0 ? f.ReachedStructures : null),
        ["P1d"] = f => new(f.InvitedStructures),
        ["P1e"] = f => new(Share(f.AdoptingStructures, f.InvitedStructures), f.InvitedStructures),
        ["P3a"] = f => new(f.HasSessions ? f.PlannedHalfDays : null)
        {
            // The target that was set, and beside it what stands in the calendar.
            Parts = f.ScheduledHalfDays is > 0 and var scheduled && scheduled != f.PlannedHalfDays ? [new(Scheduled, scheduled, IsPeople: false)] : [],
        },
        ["P3b"] = f => new(f.HasSessions ? f.HeldHalfDays : null, f.PlannedHalfDays),
        ["P3c"] = f => new(Share(f.HeldHalfDays, f.PlannedHalfDays), f.PlannedHalfDays),
        ["P3d"] = f => new(f.HasSessions ? f.HeldDays : null),
        ["P3e"] = f => new(f.HeldSessions > 0 ? f.TwoPartSessions : null, f.HeldSessions),
        ["P3r"] = f => new(f.ScheduledSessions > 0 ? f.Postponed : null, f.ScheduledSessions),
        ["P4a"] = f => new(f.HasRequests ? f.Requests : null) { Tells = [f.Requests] },
        ["P4b"] = f => new(f.IsConstituted ? f.Accepted : null, f.Requests) { Tells = [f.Accepted, f.Requests], Parts = f.ReplacedIn > 0 ? [new(Replaced, f.ReplacedIn)] : [] },
        ["P2"] = f => new(f.HeldSessions > 0 ? f.Beneficiaries : null, f.Accepted) { Tells = [f.Beneficiaries, f.Accepted], Parts = f.ReplacedThere > 0 ? [new(Replaced, f.ReplacedThere)] : [] },
        ["P4c"] = f => new(f.IsConstituted ? f.AcceptanceRate : null, f.Requests) { Tells = [f.Accepted, f.Requests] },
        ["P4d"] = f => new(f.IsConstituted ? f.NotKept : null, f.Requests)
        {
            Tells = [f.NotKept, f.Requests],
            Parts = [.. f.Reasons.Select(r => new FigurePart(r.Key, r.Value)), new(Withdrawn, f.Withdrawn)],
            Beside = [f.Withdrawn, f.Requests - f.Accepted - f.NotKept - f.Withdrawn],
        },
        ["P4e"] = f => new(f.HasRequests ? Share(f.Requests, f.Places) : null, f.Places)
        {
            // Places less those left free are the people accepted.
            Tells = f.IsConstituted ? [f.Requests, f.Accepted] : [f.Requests],
            Parts = f is { Places: { } places, IsConstituted: true } ? [new(Left, Math.Max(0, places - f.Accepted))] : [],
        },
        ["P4f"] = f => new(f.IsConstituted ? f.MostFromOneStructure : null) { Tells = [f.MostFromOneStructure], Parts = f.CapPerStructure is { } cap ? [new(Cap, cap, IsPeople: false)] : [] },
        ["P4g"] = f => new(f.PresenceRate, f.ExpectedPresences) { Tells = [f.Accepted], Parts = [new(Excused, f.Excused)] },
        ["P4h"] = f => new(f.HeldSessions > 0 ? f.Assiduous : null, f.Accepted) { Tells = [f.Assiduous, f.Accepted] },
        ["P4i"] = f => new(f.HeldSessions > 0 ? f.SituationsBrought : null, f.Situations)
        {
            Parts = [new(Vignettes, f.Situations - f.SituationsBrought, IsPeople: false), new(Bringers, f.Bringers)],
        },
        ["P6"] = f => new(f.HeldSessions > 0 ? f.ParticipantHours : null, f.Presences),
        ["P8"] = f => new(f.HeldSessions > 0 ? f.TreatedTopics : null, f.PlannedTopics),
        ["P7a"] = f => new(Share(f.Funding, f.HeldHalfDays), f.HeldHalfDays),
        ["P7b"] = f => new(Share(f.Funding, f.Accepted), f.Accepted) { Tells = [f.Accepted] },
        ["P7c"] = f => new(Share(f.Funding, f.Presences), f.Presences),
        ["RT"] = f => new(f.WereAsked ? f.Respondents : null, f.Beneficiaries) { Tells = [f.Respondents, f.Beneficiaries] },
        ["R1"] = f => f.Topics is { Count: > 0 } topics
            ? new(f.Coded, f.Respondents) { Answers = f.Coded, Tells = [f.Coded, f.Respondents], Parts = [.. topics.OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => new FigurePart(t.Key, t.Value))] }
            : new(null),
        ["R2"] = f => Agreed(f, "R2"),
        ["R3"] = f => Agreed(f, "R3"),
        ["R4"] = f => Agreed(f, "R4"),
        ["R5"] = f => Agreed(f, "R5"),
        ["R6"] = f => Agreed(f, "R6"),
        ["P5"] = f => Agreed(f, "P5"),
        ["R2p"] = f => Improved(f, "K"),
        ["R4p"] = f => Improved(f, "S1"),
        ["R7"] = f => Improved(f, "R7"),
        ["R8"] = f => Improved(f, "R8"),
        // Agreements and referrals have no home in Maillage yet: not known, never 0.
        ["R5p"] = _ => new(null),
        ["R9"] = _ => new(null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Codes => All.Keys;

    /// <summary>Every figure of the catalogue that is counted of any action, in its order.</summary>
    public static IReadOnlyList<Figure> Of(GroupFigures figures) => [.. IndicatorCatalogue.One.OfActions.Select(d => All[d.Code](figures).As(d))];

    private static Counted Agreed(GroupFigures figures, string code)
    {
        if (figures.Item(code) is not { Answered: > 0 } item)
            return new(null);
        return new(item.Count, item.Answered) { Mean = item.Mean, Answers = item.Answered, Tells = [item.Count, item.Answered], Parts = [.. item.Marks.Select((n, i) => new FigurePart($"{i + 1}", n))] };
    }

    private static Counted Improved(GroupFigures figures, string code)
    {
        if (figures.Pairs(code) is not { Count: > 0 } pairs)
            return new(null);
        var up = pairs.Count(p => p.After > p.Before);
        return new(up, pairs.Count) { Answers = pairs.Count, Tells = [up, pairs.Count] };
    }

    private static decimal? Share(decimal? part, int? whole) => whole is > 0 ? part / whole : null;

    /// <summary>What a measure gives, before it has its code.</summary>
    private sealed record Counted(decimal? Value, int? Base = null)
    {
        public decimal? Mean { get; init; }

        public int? Answers { get; init; }

        public List<int> Tells { get; init; } = [];

        public List<FigurePart> Parts { get; init; } = [];

        public List<int> Beside { get; init; } = [];

        public Figure As(IndicatorDefinition definition) => Value is null
            ? new Figure(definition.Code, definition.Version, null)
            : new Figure(definition.Code, definition.Version, Value, Base) { Mean = Mean, Answers = Answers, Tells = Tells, Parts = Parts, Beside = Beside };
    }
}
