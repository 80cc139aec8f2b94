using System.Globalization;
using System.Text.RegularExpressions;

namespace Maillage.Modules.Directory.Exchange.OrServices;

/// <summary>One row of hours in this dialect: weekday, dtstart and until in words, or byday, opens_at and closes_at. Days is null unless all of it could be read.</summary>
internal sealed partial record HoursAsSaid(string? Text, bool HasTime, string? Days, bool Monthly, TimeOnly? Opens, TimeOnly? Closes)
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    // Longer nights than this are more likely a slip (8:30pm to 8:00pm) than an opening.
    private static readonly TimeSpan LongestNight = TimeSpan.FromHours(14);

    public static HoursAsSaid Of(CsvRow row)
    {
        var words = row["weekday"] is not null || row["dtstart"] is not null;
        var (days, opens, closes) = words ? (row["weekday"], row["dtstart"], row["until"]) : (row["byday"], row["opens_at"], row["closes_at"]);
        if (days is null && opens is null && closes is null)
            return new HoursAsSaid(Text: null, HasTime: false, Days: null, Monthly: false, Opens: null, Closes: null);
        var text = $"{days} {opens}{(closes is null ? "" : $" – {closes}")}".Trim();
        var hasTime = opens is not null || closes is not null || (days is not null && days.Any(char.IsDigit));
        return ReadDays(days) is var (list, monthly) && ReadTimes(opens, closes) is var (from, to)
            ? new HoursAsSaid(text, hasTime, list, monthly, from, to)
            : new HoursAsSaid(text, hasTime, Days: null, Monthly: false, Opens: null, Closes: null);
    }

    /// <summary>From and to; to at or before from is the next day, midnight to midnight the whole day.</summary>
    private static (TimeOnly From, TimeOnly To)? ReadTimes(string? opens, string? closes)
    {
        if (closes is null && string.Equals(opens, "24 hours", StringComparison.OrdinalIgnoreCase))
            return (TimeOnly.MinValue, TimeOnly.MinValue);
        if (ReadTime(opens) is not { } from || ReadTime(closes) is not { } to)
            return null;
        if (to > from || to == TimeOnly.MinValue || (to < from && to - from <= LongestNight))
            return (from, to);
        return null;
    }

    private static TimeOnly? ReadTime(string? text) =>
        TimeOnly.TryParseExact(text, ["h:mmtt", "h:mm tt", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static (string List, bool Monthly)? ReadDays(string? text)
    {
        if (text is null)
            return null;
        var days = new List<string>();
        var monthly = false;
        foreach (var part in Separator().Split(MonthEnd().Replace(text.ToLowerInvariant(), "")))
        {
            if (Range().Match(part) is { Success: true } range && Day(range.Groups[1].Value) is { } first && Day(range.Groups[2].Value) is { } last)
            {
                for (var day = first; ; day = (day + 1) % 7)
                {
                    days.Add(Codes[day]);
                    if (day == last)
                        break;
                }
            }
            else if (Nth().Match(part) is { Success: true } nth && Ordinal(nth.Groups[1].Value) is { } number && (Day(nth.Groups[2].Value) ?? NextDay(text, part)) is { } of)
            {
                monthly = true;
                days.Add($"{number}{Codes[of]}");
            }
            else if (Day(part) is { } day)
            {
                days.Add(Codes[day]);
            }
            else
            {
                return null;
            }
        }
        // "Second and Fourth Saturday" is read; a mix of weekly and monthly days is not.
        return days.Count == 0 || (monthly && days.Any(d => d.Length == 2)) ? null : (string.Join(',', days.Distinct(StringComparer.Ordinal)), monthly);
    }

    private static int? Day(string word)
    {
        var name = word.Trim().TrimEnd('s', '.');
        if (name is "tue" or "thur" or "wed" or "mon" or "fri" or "sat" or "sun" or "thu" or "thur")
            return Array.FindIndex(Names, n => n.StartsWith(name, StringComparison.Ordinal));
        // "tues" lost its s above; a full name ends in y and loses nothing.
        return Array.IndexOf(Names, name) is >= 0 and var i ? i : null;
    }

    /// <summary>In "2nd and 4th Saturday" the first number takes the day of the last word.</summary>
    private static int? NextDay(string text, string part) =>
        Nth().Match(part).Groups[2].Length == 0 ? Day(MonthEnd().Replace(text.ToLowerInvariant(), "").Split(' ')[^1]) : null;

    private static string? Ordinal(string word) => word switch
    {
        "first" or "1st" => "1",
        "second" or "2nd" => "2",
        "third" or "3rd" => "3",
        "fourth" or "4th" => "4",
        "last" => "-1",
        _ => null,
    };

    [GeneratedRegex(@"\s*(?:,\s*and\s|,|&|\band\b)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*(\w+)\s*-\s*(\w+)\s*$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s*(first|second|third|fourth|last|1st|2nd|3rd|4th)\s*(\w*)\s*$")]
    private static partial Regex Nth();

    [GeneratedRegex(@"\s+of\s+(?:the|each|every)\s+month\s*$")]
    private static partial Regex MonthEnd();
}
