using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Modules.Accompaniments;

/// <summary>One session with the team, and what was noted of it.</summary>
internal sealed record Step(SessionRow Session, Meeting? Noted)
{
    public DateOnly On => Session.Date;

    public bool IsHeld => Session.IsHeld;

    public string Component => Noted?.Component ?? Components.OfFormat(Session.Format);

    public bool? ManagementWasThere => Noted?.ManagementWasThere;
}

/// <summary>How many of a profession came at least once.</summary>
/// <param name="People">Null = how many there are is not known.</param>
internal sealed record TakenPart(string Profession, int Came, int? People);

/// <summary>Minutes with the team, in preparation and on the road; each null where nobody said any.</summary>
internal sealed record Spent(int? FaceToFace, int? Preparation, int? Road);

/// <summary>Everything that is known of one accompaniment, and what follows from it.</summary>
internal sealed class Dossier(
    ActionCard action, Accompaniment one, IReadOnlyList<Step> steps, IReadOnlyList<Outcome> outcomes, IReadOnlyList<Landmark> landmarks, IReadOnlyList<SituationRead> situations, IReadOnlyList<SituationRow> analysed, DateOnly today)
{
    public ActionCard Action => action;

    public Accompaniment One => one;

    /// <summary>In order of time; none that was cancelled.</summary>
    public IReadOnlyList<Step> Steps => steps;

    public IReadOnlyList<Step> Held { get; } = [.. steps.Where(s => s.IsHeld)];

    public IReadOnlyList<Outcome> Outcomes => outcomes;

    /// <summary>What changed: an exclusion is where one started from, and counted apart.</summary>
    public IReadOnlyList<Outcome> Changes { get; } = [.. outcomes.Where(o => !o.IsBaseline)];

    public IReadOnlyList<Outcome> Baseline { get; } = [.. outcomes.Where(o => o.IsBaseline)];

    public IReadOnlyList<Outcome> Projects { get; } = [.. outcomes.Where(o => o.IsProject)];

    public IReadOnlyList<Landmark> Landmarks => landmarks;

    public IReadOnlyList<SituationRead> Situations => situations;

    public DateOnly Today => today;

    public string State => one.StateOn(today);

    public DateOnly? Begins => one.Begins ?? action.Begins ?? (steps.Count > 0 ? steps[0].On : null);

    public DateOnly? Ends => one.LastDay ?? action.Ends ?? (steps.Count > 0 ? steps[^1].On : null);

    /// <summary>The session to come.</summary>
    public Step? Next => steps.FirstOrDefault(s => !s.IsHeld && s.On >= today);

    /// <summary>Months from the first day to the last, begun ones too.</summary>
    public int? Months => Begins is { } first && Ends is { } last ? MonthsBetween(first, last) : null;

    public int? Month => Begins is { } first && first <= today ? MonthsBetween(first, today) : null;

    /// <summary>Its last day has passed, and nobody has ended it or given it more time.</summary>
    public bool IsPastItsEnd => State == States.Running && Ends < today;

    public bool IsLong => Begins is { } first && Ends is { } last && first.AddMonths(Accompaniment.LeastMonths) <= last.AddDays(1);

    public IReadOnlyList<TakenPart> TakenPart =>
    [
        .. one.Team.Select(t => t.Profession).Concat(Presences.Select(p => p.Profession)).Distinct(StringComparer.Ordinal)
            .Select(p => new TakenPart(p, Presences.Where(x => x.Profession == p).Sum(x => x.FirstTime), one.PeopleOf(p))),
    ];

    /// <summary>How many came at least once; null where it was never noted.</summary>
    public int? Came => Held.Any(s => s.Noted?.Presences.Count > 0) ? TakenPart.Sum(t => t.Came) : null;

    public Spent Spent => new(Sum(s => s.Session.Minutes), Sum(s => s.Noted?.PreparationMinutes), Sum(s => s.Noted?.RoadMinutes));

    public int WithManagement => Held.Count(s => s.ManagementWasThere == true);

    /// <summary>The last day the management was there, where it has stayed away at least twice since; the first day where it never came.</summary>
    public (DateOnly Since, int Times)? ManagementAway
    {
        get
        {
            var said = Held.Where(s => s.ManagementWasThere is not null).ToList();
            var last = said.FindLastIndex(s => s.ManagementWasThere == true);
            var away = said.Count - last - 1;
            return away >= 2 ? (last < 0 ? said[0].On : said[last].On, away) : null;
        }
    }

    /// <summary>Components in the order of their list, those that have a session.</summary>
    public IEnumerable<IGrouping<string, Step>> Lanes(IReadOnlyList<string> order) => steps.GroupBy(s => s.Component, StringComparer.Ordinal).OrderBy(g => order.Index().FirstOrDefault(o => o.Item == g.Key).Index);

    /// <summary>How often each function of use was read in a situation, in sessions and here.</summary>
    public IReadOnlyDictionary<string, int> Functions => situations.SelectMany(s => s.Functions).Concat(analysed.SelectMany(a => a.Functions)).CountBy(f => f, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public int SituationCount => situations.Count + analysed.Count;

    private IEnumerable<Presence> Presences => Held.SelectMany(s => s.Noted?.Presences ?? []);

    private int? Sum(Func<Step, int?> minutes) => Held.Any(s => minutes(s) is not null) ? Held.Sum(s => minutes(s) ?? 0) : null;

    private static int MonthsBetween(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month + (to.Day >= from.Day ? 1 : 0);
}
