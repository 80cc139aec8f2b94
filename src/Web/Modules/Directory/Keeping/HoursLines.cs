using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Directory.Locations;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Hours as lines that people write: "lundi à vendredi 09:00-12:30, 13:30-17:00". A line that cannot be read is kept as said, and never counts as open.</summary>
internal static partial class HoursLines
{
    private static readonly string[] Names = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    public static string? Print(IEnumerable<Schedule> schedules)
    {
        var rows = schedules.ToList();
        var lines = rows.Where(IsPlain).GroupBy(r => Days(r.ByDay!)).OrderBy(g => Monday(DayRule.Parse(g.First().ByDay!)![0]))
            .Select(g => $"{g.Key} {string.Join(", ", g.OrderBy(r => r.OpensAt).Select(r => $"{Time(r.OpensAt!.Value)}-{(r.ClosesAt == TimeOnly.MinValue ? "24:00" : Time(r.ClosesAt!.Value))}").Distinct(StringComparer.Ordinal))}")
            .Concat(rows.Where(r => !IsPlain(r)).Select(Said).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The rows that a line makes, without their ids.</summary>
    public static IReadOnlyList<Period>? Read(string line)
    {
        if (Shape().Match(line) is not { Success: true } match || DayText.Read(match.Groups["days"].Value) is not { } days || days.Any(d => d.Nth != 0))
            return null;
        var periods = new List<Period>();
        foreach (var span in match.Groups["times"].Value.Split([",", ";", " et "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Ends().Split(span) is not [var from, var to] || HoursText.Read("lundi", from, to) is not { Kind: ReadingKind.Read } reading)
                return null;
            periods.Add(new Period(reading.Periods[0].Opens, reading.Periods[0].Closes) { Days = days });
        }
        return periods.Count == 0 ? null : periods;
    }

    // Hours of some weeks or some months are told by their own words: taken apart here, they would say too much.
    private static bool IsPlain(Schedule r) =>
        r is { OpensAt: not null, ClosesAt: not null, Interval: null or 1, ValidFrom: null, ValidTo: null, ByMonthDay: null, ByDay.Length: > 0 }
        && (r.Frequency is null || string.Equals(r.Frequency, "WEEKLY", StringComparison.OrdinalIgnoreCase))
        && DayRule.Parse(r.ByDay) is { Count: > 0 } days && days.All(d => d.Nth == 0);

    private static string? Said(Schedule r) => r.Said ?? r.Description
        ?? (r.OpensAt is { } opens ? $"{r.ByDay} {r.ByMonthDay} {Time(opens)}-{(r.ClosesAt is { } closes ? Time(closes) : "")} {r.Frequency}".Replace("  ", " ", StringComparison.Ordinal).Trim() : null);

    private static string Days(string byDay)
    {
        var days = DayRule.Parse(byDay)!.Select(Monday).Distinct().Order().ToList();
        var runs = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var first = i;
            while (i + 1 < days.Count && days[i + 1] == days[i] + 1)
                i++;
            runs.Add(i > first + 1 ? $"{Name(days[first])} à {Name(days[i])}" : string.Join(", ", days[first..(i + 1)].Select(Name)));
        }
        return string.Join(", ", runs);
    }

    private static int Monday(DayRule rule) => ((int)rule.Day + 6) % 7;

    private static string Name(int fromMonday) => Names[(fromMonday + 1) % 7];

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<days>\D+?)\s*:?\s*(?:de\s+)?(?<times>\d.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s*(?:-|–|—|\bà\b|\bto\b)\s*", RegexOptions.None, 1000)]
    private static partial Regex Ends();
}
