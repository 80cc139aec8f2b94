using System.Globalization;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Hours;

/// <summary>Says hours in the reader's language: "Ouvert, ferme à 17 h 30", "Fermé, ouvre demain à 9 h".</summary>
internal sealed class HoursWords(Texts texts)
{
    private CultureInfo Culture => CultureInfo.GetCultureInfo(texts.Language);

    public string State(OpenState state, DateTimeOffset now, TimeZoneInfo zone)
    {
        var sentence = state.Kind switch
        {
            OpenKind.Open when state.Until is { } until => Day(until, now, zone) is var (day, isToday) && isToday
                ? texts["hours.open.until", Time(until, zone)] : texts["hours.open.until_day", day, Time(until, zone)],
            OpenKind.Open => texts["hours.open.always"],
            OpenKind.ByAppointment => state.Next is { } next ? texts["hours.appointment.next", Day(next, now, zone).Words, Time(next, zone)] : texts["hours.appointment"],
            OpenKind.Unknown => texts[state.IsPartial ? "hours.unread" : "hours.unknown"],
            _ => Closed(state, now, zone),
        };
        return state.Caution is { } caution ? texts["hours.caution", sentence, texts[caution.Key]] : sentence;
    }

    private string Closed(OpenState state, DateTimeOffset now, TimeZoneInfo zone)
    {
        var because = state.Holiday is { } holiday ? texts[holiday.Key] : state.Reason;
        return (because, state.Next) switch
        {
            (null, null) => texts["hours.closed"],
            (null, { } next) => texts["hours.closed.next", Day(next, now, zone).Words, Time(next, zone)],
            ({ } why, null) => texts["hours.closed.because", why],
            ({ } why, { } next) => texts["hours.closed.because_next", why, Day(next, now, zone).Words, Time(next, zone)],
        };
    }

    /// <summary>9 h, 17 h 30 · 9 uur, 17.30 uur · 9:00, 17:30.</summary>
    public string Time(TimeOnly time) => time.Minute == 0
        ? texts["hours.time.whole", time.Hour] : texts["hours.time.minutes", time.Hour, time.Minute.ToString("00", CultureInfo.InvariantCulture)];

    private string Time(DateTimeOffset instant, TimeZoneInfo zone) => Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>Where the hours are told in: "heure de Fort-de-France".</summary>
    public string Zone(TimeZoneInfo zone)
    {
        var place = zone.Id.Replace('/', '.');
        return texts["hours.zone", TextBook.All.ContainsKey($"hours.zone.{place}") ? texts[$"hours.zone.{place}"] : zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ')];
    }

    private (string Words, bool IsToday) Day(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return (date.DayNumber - today.DayNumber) switch
        {
            0 => (texts["hours.today"], true),
            1 => (texts["hours.tomorrow"], false),
            < 7 => (Name(date.DayOfWeek), false),
            _ => (texts["hours.on_date", Date(date, withYear: date.Year != today.Year)], false),
        };
    }

    /// <summary>1er septembre, 2 septembre 2027.</summary>
    public string Date(DateOnly date, bool withYear)
    {
        var text = date.ToString(withYear ? "d MMMM yyyy" : "d MMMM", Culture);
        return date.Day == 1 && texts.Language == "fr" ? string.Concat("1er", text.AsSpan(1)) : text;
    }

    public string Name(DayOfWeek day) => Culture.DateTimeFormat.GetDayName(day);

    /// <summary>The usual week as lines to read: days that keep the same hours together, then those of the month, then what is by appointment.</summary>
    public IReadOnlyList<(string Days, string Times)> Week(OpeningHours hours, DateOnly today)
    {
        var current = hours.Periods.Where(p => (p.To is null || p.To >= today) && (p.From is null || p.From <= today)).ToList();
        if (hours.NeverCloses)
            return [(texts["hours.every_day"], texts["hours.whole_day"])];
        var lines = new List<(string, string)>();
        var days = DayRule.All.Select(d => TimesOf(hours, current, d)).ToList();
        if (days.Exists(d => d.Length > 0))
        {
            for (var first = 0; first < days.Count; first++)
            {
                var last = first;
                while (last + 1 < days.Count && days[last + 1] == days[first])
                    last++;
                lines.Add((Between(first, last), days[first].Length > 0 ? days[first] : texts["hours.closed_day"]));
                first = last;
            }
        }
        foreach (var period in current.Where(p => p.Monthly))
            lines.Add((Monthly(period), Span(period)));
        return lines;
    }

    private string TimesOf(OpeningHours hours, List<Period> periods, DayRule day)
    {
        var spans = periods.Where(p => !p.Monthly && p.Days.Contains(day)).OrderBy(p => p.Opens)
            .Select(p => p.Interval > 1 ? texts["hours.every_weeks", Span(p), p.Interval] : Span(p)).Distinct(StringComparer.Ordinal).ToList();
        if (hours.AppointmentDays.Contains(day))
            spans.Add(texts["hours.by_appointment"]);
        return string.Join(", ", spans);
    }

    private string Span(Period period) => period.IsWholeDay ? texts["hours.whole_day"] : texts["hours.span", Time(period.Opens), Time(period.Closes)];

    private string Between(int first, int last)
    {
        var (from, to) = (Name(DayRule.All[first].Day), Name(DayRule.All[last].Day));
        return last == first ? from : last == first + 1 ? texts["hours.two_days", from, to] : texts["hours.days", from, to];
    }

    private string Monthly(Period period) => texts["hours.of_month", string.Join(", ", period.Days.Count > 0
        ? period.Days.Select(d => d.Nth == 0 ? Name(d.Day) : $"{texts[$"hours.nth.{d.Nth}"]} {Name(d.Day)}")
        : period.MonthDays.Select(d => d == -1 ? texts["hours.last_day"] : d.ToString(CultureInfo.InvariantCulture)))];
}
