using Maillage.Modules.Directory.Hours;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Services;

/// <summary>One line of the hours of a door.</summary>
internal sealed record WeekLine(string Days, IReadOnlyList<string> Spans, bool IsToday);

/// <summary>The usual week of a door, Monday first, with today marked, and what differs soon.</summary>
internal sealed class WeekTable
{
    /// <summary>How far ahead closed days and holidays are told.</summary>
    private const int DaysAhead = 45;

    private readonly OpeningHours hours;
    private readonly Texts texts;
    private readonly HoursWords words;
    private readonly DateOnly today;
    private readonly string elsewhere;

    /// <summary>Lays out the week.</summary>
    /// <param name="daysUnsaid">The source names days without saying their hours: then a day without hours is not said to be closed.</param>
    public WeekTable(Door door, DateTimeOffset now, Texts texts, bool daysUnsaid = false)
    {
        elsewhere = texts[daysUnsaid ? "hours.unsaid_day" : "hours.closed_day"];
        hours = door.Hours;
        this.texts = texts;
        words = new HoursWords(texts);
        today = hours.DateAt(now);
        Lines = MakeLines();
        Notes = [.. Differing(), .. PublicHolidays()];
        ZoneWords = words.Zone(hours.Zone) is { Length: > 0 } zone ? char.ToUpperInvariant(zone[0]) + zone[1..] : "";
        State = door.ZoneIsKnown && hours.At(now) is { Kind: not OpenKind.Unknown } state ? state : null;
        StateWords = State is null ? "" : words.State(State, now, hours.Zone);
    }

    public IReadOnlyList<WeekLine> Lines { get; }

    public IReadOnlyList<string> Notes { get; }

    public string ZoneWords { get; }

    /// <summary>Null where nothing is known of it: then it is neither open nor closed.</summary>
    public OpenState? State { get; }

    public string StateWords { get; }

    private List<WeekLine> MakeLines()
    {
        var usual = words.Week(hours, today);
        if (hours.NeverCloses || hours.Periods.Any(p => p.Monthly))
            return [.. usual.Select(l => new WeekLine(Capital(l.Days), [l.Times], IsToday: false))];
        var lines = new List<WeekLine>();
        var days = DayRule.All.Select(d => (d.Day, Spans: SpansOf(d))).ToList();
        if (days.TrueForAll(d => d.Spans.Count == 0))
            return lines;
        for (var i = 0; i < days.Count; i++)
        {
            var names = new List<string> { words.Name(days[i].Day) };
            var isToday = days[i].Day == today.DayOfWeek;
            // Closed days that follow each other share a line.
            while (!isToday && days[i].Spans.Count == 0 && i + 1 < days.Count && days[i + 1].Spans.Count == 0 && days[i + 1].Day != today.DayOfWeek)
                names.Add(words.Name(days[++i].Day));
            lines.Add(new WeekLine(Capital(string.Join(", ", names)), days[i].Spans.Count > 0 ? days[i].Spans : [elsewhere], isToday));
        }
        return lines;
    }

    private List<string> SpansOf(DayRule day)
    {
        var current = hours.Periods.Where(p => (p.To is null || p.To >= today) && (p.From is null || p.From <= today));
        var spans = current.Where(p => p.Days.Contains(day)).OrderBy(p => p.Opens).Select(Span).Distinct(StringComparer.Ordinal).ToList();
        if (hours.AppointmentDays.Contains(day))
            spans.Add(texts["hours.by_appointment"]);
        return spans;
    }

    private string Span(Period period)
    {
        var span = period.IsWholeDay ? texts["hours.whole_day"] : texts["hours.span", words.Time(period.Opens), words.Time(period.Closes)];
        return period.Interval > 1 ? texts["hours.every_weeks", span, period.Interval] : span;
    }

    private IEnumerable<string> Differing()
    {
        foreach (var days in hours.Exceptions.Where(e => e.Last >= today && e.First <= today.AddDays(DaysAhead)).OrderBy(e => e.First).GroupBy(e => (e.First, e.Last, e.Reason)))
        {
            var when = days.Key.First == days.Key.Last ? texts["directory.on_date", Date(days.Key.First)] : texts["directory.from_to", Date(days.Key.First), Date(days.Key.Last)];
            var spans = string.Join(", ", days.Where(e => e is { Opens: not null, Closes: not null }).Select(e => texts["hours.span", words.Time(e.Opens!.Value), words.Time(e.Closes!.Value)]));
            var sentence = spans.Length > 0 ? texts["directory.hours.other", when, spans] : texts["directory.hours.closed", when];
            yield return days.Key.Reason is { Length: > 0 } reason ? texts["directory.hours.because", sentence, reason] : texts["directory.hours.sentence", sentence];
        }
    }

    private IEnumerable<string> PublicHolidays()
    {
        if (hours.OpenOnHolidays || hours.NeverCloses || hours.Periods.Count == 0)
            yield break;
        for (var date = today; date <= today.AddDays(DaysAhead); date = date.AddDays(1))
        {
            if (hours.Holidays.On(date) is { } holiday && hours.Periods.Any(p => p.IsOn(date)) && !hours.Exceptions.Any(e => e.IsOn(date)))
                yield return texts[holiday.IsCertain ? "directory.hours.holiday" : "directory.hours.holiday_perhaps", Date(date), texts[holiday.Key]];
        }
    }

    private string Date(DateOnly date) => words.Date(date, withYear: date.Year != today.Year);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
