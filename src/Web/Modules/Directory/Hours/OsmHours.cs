using System.Globalization;
using System.Text.RegularExpressions;

namespace Maillage.Modules.Directory.Hours;

/// <summary>The part of OpenStreetMap's opening_hours that data·inclusion uses: "Mo-Fr 09:00-12:30,13:30-17:00; Sa[2] 10:00-12:00; PH off".</summary>
internal static partial class OsmHours
{
    private static readonly string[] Codes = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

    /// <summary>Null where a period is not weekly or has a validity, which this part of the format cannot say.</summary>
    public static string? Write(OpeningHours hours)
    {
        if (hours.Periods.Any(p => p is { Interval: > 1 } or { MonthDays.Count: > 0 } || p.From is not null || p.To is not null))
            return null;
        if (hours.NeverCloses)
            return "24/7";
        var byDay = new Dictionary<DayRule, string>();
        foreach (var rule in hours.Periods.SelectMany(p => p.Days).Distinct())
            byDay[rule] = string.Join(',', hours.Periods.Where(p => p.Days.Contains(rule)).Select(p => (p.Opens, p.Closes)).Distinct().Order().Select(t => Print(t.Opens, t.Closes)));
        foreach (var rule in hours.AppointmentDays)
            byDay.TryAdd(rule, "\"sur rendez-vous\"");
        // A rule later in the line replaces an earlier one of the same day: those of the month come after those of the week and repeat its hours.
        foreach (var rule in byDay.Keys.Where(r => r.Nth != 0).ToList())
        {
            if (byDay.TryGetValue(new DayRule(rule.Day), out var weekly) && weekly[0] != '"')
                byDay[rule] = $"{weekly},{byDay[rule]}";
        }
        var rules = Weekly(byDay).Concat(byDay.Where(d => d.Key.Nth != 0).OrderBy(d => Monday(d.Key.Day)).ThenBy(d => d.Key.Nth).Select(d => $"{Codes[(int)d.Key.Day]}[{d.Key.Nth}] {d.Value}")).ToList();
        if (rules.Count > 0 && hours.OpenOnHolidays)
            rules[0] = rules[0].Insert(rules[0].IndexOf(' ', StringComparison.Ordinal), ",PH");
        else if (rules.Count > 0 && hours.Holidays.Region is not HolidayRegion.None)
            rules.Add("PH off");
        return rules.Count == 0 ? null : string.Join("; ", rules);
    }

    /// <summary>All or nothing: one rule that is not understood makes the whole unreadable.</summary>
    public static HoursReading Read(string text)
    {
        var said = text.Trim();
        if (said.Length == 0)
            return new HoursReading(ReadingKind.Silent, said);
        if (said.Length > HoursText.LongestText)
            return HoursReading.Unreadable(said, "too-long");
        if (said == "24/7")
            return new HoursReading(ReadingKind.Read, said) { Periods = [new Period(TimeOnly.MinValue, TimeOnly.MinValue) { Days = DayRule.All }] };
        var times = new Dictionary<DayRule, List<(TimeOnly Opens, TimeOnly Closes)>>();
        var appointments = new List<DayRule>();
        bool? holidays = null;
        foreach (var rule in NextDays().Replace(said, ";").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Rule().Match(rule) is not { Success: true } match || Days(match.Groups["days"].Value) is not { } days || days.Rules.Count == 0 && !days.Holidays)
                return HoursReading.Unreadable(said, "unknown-rule");
            var what = match.Groups["what"].Value;
            var off = what is "off" or "closed";
            if (days.Holidays && days.Rules.Count == 0 && !off)
                return HoursReading.Unreadable(said, "holiday-hours");
            if (days.Holidays)
                holidays = !off;
            if (what[0] == '"' && !HoursText.IsAppointment(what))
                return HoursReading.Unreadable(said, "unknown-rule");
            if ((off || what[0] == '"' ? [] : Times(what)) is not { } read)
                return HoursReading.Unreadable(said, "unknown-time");
            foreach (var day in days.Rules)
            {
                times[day] = read;
                appointments.Remove(day);
                if (what[0] == '"')
                    appointments.Add(day);
            }
        }
        return Taken(said, times, appointments) with { OpenOnHolidays = holidays };
    }

    private static HoursReading Taken(string said, Dictionary<DayRule, List<(TimeOnly Opens, TimeOnly Closes)>> times, List<DayRule> appointments)
    {
        // "Mo-Su 09:00-17:00; Sa[2] off" takes a day away, which a sum of periods cannot.
        if (times.Keys.Any(d => d.Nth != 0 && times.TryGetValue(new DayRule(d.Day), out var weekly) && weekly.Except(times[d]).Any()))
            return HoursReading.Unreadable(said, "month-exception");
        var periods = times.SelectMany(t => t.Value.Select(span => (t.Key, span))).GroupBy(t => (t.span, IsMonthly: t.Key.Nth != 0), t => t.Key)
            .Select(g => new Period(g.Key.span.Opens, g.Key.span.Closes) { Days = [.. g.OrderBy(d => Monday(d.Day)).ThenBy(d => d.Nth)], Monthly = g.Key.IsMonthly }).ToList();
        return new HoursReading(periods.Count == 0 && appointments.Count > 0 ? ReadingKind.Appointment : ReadingKind.Read, said) { Periods = periods, AppointmentDays = appointments };
    }

    private static int Monday(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>Runs of days with the same hours become Mo-Fr.</summary>
    private static IEnumerable<string> Weekly(Dictionary<DayRule, string> byDay)
    {
        string? Of(int i) => i < 7 ? byDay.GetValueOrDefault(DayRule.All[i]) : null;
        for (var first = 0; first < 7; first++)
        {
            if (Of(first) is not { } times)
                continue;
            var last = first;
            while (Of(last + 1) == times)
                last++;
            var (from, to) = (Codes[(int)DayRule.All[first].Day], Codes[(int)DayRule.All[last].Day]);
            yield return $"{(last == first ? from : last == first + 1 ? $"{from},{to}" : $"{from}-{to}")} {times}";
            first = last;
        }
    }

    private static string Print(TimeOnly opens, TimeOnly closes) =>
        string.Create(CultureInfo.InvariantCulture, $"{opens:HH:mm}-{(closes == TimeOnly.MinValue ? "24:00" : closes.ToString("HH:mm", CultureInfo.InvariantCulture))}");

    private static (List<DayRule> Rules, bool Holidays)? Days(string text)
    {
        var rules = new List<DayRule>();
        var holidays = false;
        foreach (Match item in DayItem().Matches(text))
        {
            if (item.Value == "PH")
            {
                holidays = true;
                continue;
            }
            var first = (DayOfWeek)Array.IndexOf(Codes, item.Groups["first"].Value);
            if (item.Groups["last"].Success)
                rules.AddRange(DayRule.Range(first, (DayOfWeek)Array.IndexOf(Codes, item.Groups["last"].Value)));
            else if (item.Groups["nth"].Success)
                rules.AddRange(item.Groups["nth"].Value.Split(',').Select(n => new DayRule(first, int.Parse(n, CultureInfo.InvariantCulture))));
            else
                rules.Add(new DayRule(first));
        }
        // "09:00-17:00" alone is every day.
        return text.Trim().Length == 0 ? ([.. DayRule.All], false) : DayItem().Replace(text, "").AsSpan().ContainsAnyExcept(' ', ',') ? null : (rules, holidays);
    }

    private static List<(TimeOnly Opens, TimeOnly Closes)>? Times(string text)
    {
        var times = new List<(TimeOnly, TimeOnly)>();
        foreach (var span in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = span.Split('-', StringSplitOptions.TrimEntries);
            if (Time(ends[0], 23) is not { } opens || Time(ends[1], 47) is not { } closes || (opens == closes && opens != TimeOnly.MinValue))
                return null;
            times.Add((opens, closes));
        }
        return times;
    }

    private static TimeOnly? Time(string text, int latest)
    {
        var hour = int.Parse(text.AsSpan(0, text.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        var minute = int.Parse(text.AsSpan(text.Length - 2), CultureInfo.InvariantCulture);
        return hour > latest || minute > 59 ? null : new TimeOnly(hour % 24, minute);
    }

    [GeneratedRegex(@"(?<=\d:\d\d)\s*,\s*(?=[A-Z])")]
    private static partial Regex NextDays();

    [GeneratedRegex(@"^(?<days>[A-Za-z0-9,\-\[\] ]*?)\s*(?<what>off|closed|""[^""]*""|\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}(\s*,\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"PH|(?<first>Mo|Tu|We|Th|Fr|Sa|Su)(\s*-\s*(?<last>Mo|Tu|We|Th|Fr|Sa|Su)|\[(?<nth>-?[1-5](,-?[1-5])*)\])?", RegexOptions.ExplicitCapture)]
    private static partial Regex DayItem();
}
