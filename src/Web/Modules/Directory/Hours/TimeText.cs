using System.Globalization;
using System.Text.RegularExpressions;

namespace Maillage.Modules.Directory.Hours;

/// <summary>Reads a time of day as people write it: 8:30AM, 08:30, 9h30, 17 h, noon. A bare number is no time.</summary>
internal static partial class TimeText
{
    public static TimeOnly? Read(string text)
    {
        var typed = text.Trim().ToLowerInvariant();
        switch (typed)
        {
            case "noon" or "midi":
                return new TimeOnly(12, 0);
            case "midnight" or "minuit" or "24:00":
                return TimeOnly.MinValue;
        }
        if (Clock().Match(typed) is not { Success: true } match)
            return null;
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = hour % 12 + (match.Groups["half"].ValueSpan is "p" ? 12 : 0);
        }
        else if (!match.Groups["mark"].Success)
        {
            return null;
        }
        return hour > 23 || minute > 59 ? null : new TimeOnly(hour, minute);
    }

    [GeneratedRegex(@"^(?<hour>\d{1,2})(?:\s*(?<mark>[:h.])\s*(?<minute>\d{2})?)?\s*(?:(?<half>[ap])\.?\s?m\.?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
