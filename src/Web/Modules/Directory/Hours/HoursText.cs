using System.Globalization;
using System.Text.RegularExpressions;

namespace Maillage.Modules.Directory.Hours;

/// <summary>Reads one row of hours as the older HSDS dialect has it, in words and in whatever column; what is not certain is unreadable.</summary>
internal static partial class HoursText
{
    /// <summary>Nobody opens for longer than from five in the afternoon to ten in the morning by way of midnight.</summary>
    private static readonly TimeOnly EarliestNight = new(17, 0);
    private static readonly TimeOnly LatestMorning = new(10, 0);

    /// <summary>Longer texts tell a story; nor is a pattern tried on them.</summary>
    internal const int LongestText = 400;

    /// <summary>A row with its two sets of columns: weekday, dtstart, until in words; byday, opens_at, closes_at. The words are taken where both are filled and agree.</summary>
    public static HoursReading ReadRow(string? weekday, string? dtstart, string? until, string? byday, string? opensAt, string? closesAt)
    {
        var inWords = Read(weekday, dtstart, until);
        var inColumns = Read(byday, opensAt, closesAt);
        if (inWords.Kind is ReadingKind.Silent)
            return inColumns;
        if (inColumns.Kind is ReadingKind.Silent)
            return inWords;
        var said = $"{inWords.Said} / {inColumns.Said}";
        // Where the words are there, the columns hold minutes after midnight.
        inColumns = Read(byday, FromMinutes(opensAt), FromMinutes(closesAt));
        return Same(inWords, inColumns) ? inWords with { Said = said } : HoursReading.Unreadable(said, "columns-disagree");
    }

    public static HoursReading Read(string? days, string? opens, string? closes)
    {
        var (day, start, end) = (Clean(days), Clean(opens), Clean(closes));
        var said = $"{day} {start}{(end.Length > 0 ? $" – {end}" : "")}".Trim();
        if (said.Length > LongestText)
            return HoursReading.Unreadable(said, "too-long");
        // A form that lists all seven days has a row without hours for each day left open.
        if (start.Length == 0 && end.Length == 0 && DayText.Read(day) is not null || said.Length == 0)
            return new HoursReading(ReadingKind.Silent, said);
        if (RoundTheClock().IsMatch(day) && start.Length == 0)
            return Taken(said, DayRule.All, WholeDay);

        var breakTime = Break(ref day);
        if (OtherWeeks().IsMatch(day))
            return HoursReading.Unreadable(said, "no-anchor");
        if (DayText.Read(day) is not { } rules)
            return HoursReading.Unreadable(said, day.Length == 0 ? "no-day" : TimeText.Read(day) is null ? "unknown-day" : "other-columns");
        if (IsAppointment(start))
            return new HoursReading(ReadingKind.Appointment, said) { AppointmentDays = rules };
        if (AllDay().IsMatch(start) && end.Length == 0)
            return Taken(said, rules, WholeDay);
        if (Times(start, end) is not { } times)
            return HoursReading.Unreadable(said, start.Length == 0 ? "no-opening" : TimeText.Read(start) is null ? "unknown-time" : end.Length == 0 ? "no-closing" : TimeText.Read(end) is null ? "unknown-time" : Impossible(start, end));
        if (breakTime is null)
            return Taken(said, rules, times);
        return breakTime is { } pause && times.Opens < pause.Opens && pause.Opens < pause.Closes && pause.Closes < times.Closes
            ? Taken(said, rules, (times.Opens, pause.Opens), (pause.Closes, times.Closes))
            : HoursReading.Unreadable(said, "unknown-time");
    }

    public static bool IsAppointment(string? text) => text is not null && Appointment().IsMatch(text);

    private static readonly (TimeOnly Opens, TimeOnly Closes) WholeDay = (TimeOnly.MinValue, TimeOnly.MinValue);

    private static HoursReading Taken(string said, IReadOnlyList<DayRule> days, params (TimeOnly Opens, TimeOnly Closes)[] times) =>
        new(ReadingKind.Read, said) { Periods = [.. times.Select(t => new Period(t.Opens, t.Closes) { Days = days, Monthly = days.Any(d => d.Nth != 0) })] };

    private static (TimeOnly Opens, TimeOnly Closes)? Times(string start, string end)
    {
        if (TimeText.Read(start) is not { } opens || TimeText.Read(end) is not { } closes)
            return null;
        if (closes > opens || closes == TimeOnly.MinValue)
            return (opens, closes);
        return closes < opens && opens >= EarliestNight && closes <= LatestMorning ? (opens, closes) : null;
    }

    private static string Impossible(string start, string end) => TimeText.Read(start) == TimeText.Read(end) ? "same-times" : "closes-before-opening";

    /// <summary>"Monday - Friday (closed 1-2pm)" gives the days and the pause.</summary>
    private static (TimeOnly Opens, TimeOnly Closes)? Break(ref string day)
    {
        if (ClosedBetween().Match(day) is not { Success: true } match)
            return null;
        day = day.Remove(match.Index).Trim();
        var (from, to) = (match.Groups["from"].Value.Trim(), match.Groups["to"].Value.Trim());
        // "1-2pm": both are afternoon.
        if (TimeText.Read(from) is null && to.Length > 2 && TimeText.Read(from + to[^2..]) is not null)
            from += to[^2..];
        return TimeText.Read(from) is { } pause && TimeText.Read(to) is { } again ? (pause, again) : (TimeOnly.MaxValue, TimeOnly.MinValue);
    }

    private static bool Same(HoursReading a, HoursReading b) =>
        a.Kind is ReadingKind.Read && b.Kind is ReadingKind.Read
        && a.Periods.Select(Print).SequenceEqual(b.Periods.Select(Print), StringComparer.Ordinal);

    private static string Print(Period p) => string.Create(CultureInfo.InvariantCulture, $"{DayRule.Print(p.Days)} {p.Opens:HH:mm}-{p.Closes:HH:mm}");

    private static string? FromMinutes(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < 24 * 60
            ? TimeOnly.MinValue.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture) : text;

    private static string Clean(string? text) => text?.Trim() ?? "";

    [GeneratedRegex(@"^24\s*[-/]\s*7$")]
    private static partial Regex RoundTheClock();

    [GeneratedRegex(@"^24\s*(hours|heures|h)(\s*(/|sur)\s*24)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AllDay();

    [GeneratedRegex(@"\bevery other\b|\bun .* sur deux\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWeeks();

    [GeneratedRegex(@"\b(by )?appointment\b|\brendez-vous\b|\bop afspraak\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Appointment();

    [GeneratedRegex(@"\(closed?s?( daily)? (?<from>[^-)]+?)\s*(-|\bto\b)\s*(?<to>[^)]+)\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ClosedBetween();
}
