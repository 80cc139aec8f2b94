using System.Globalization;
using System.Text;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Modules.Sessions;

/// <summary>One event of a calendar file. Its uid never changes: a moved date replaces the old one in the reader's calendar.</summary>
/// <param name="Day">The whole day, where nobody knows the hours; null = from its beginning to its end.</param>
internal sealed record CalendarEvent(
    string Uid, int Sequence, DateTimeOffset Stamp, DateTimeOffset Starts, DateTimeOffset Ends, string Summary, string? Location, string? Description, string Status, DateOnly? Day = null);

/// <summary>A calendar as RFC 5545 wants it: CRLF, lines folded at 75 octets, text escaped, times in UTC.</summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;

    public static string Write(string name, IEnumerable<CalendarEvent> events)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Maillage//Seances//FR");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, $"X-WR-CALNAME:{Escape(name)}");
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var e in events)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{e.Uid}");
            Line(file, $"SEQUENCE:{e.Sequence.ToString(CultureInfo.InvariantCulture)}");
            Line(file, $"DTSTAMP:{Utc(e.Stamp)}");
            Line(file, $"LAST-MODIFIED:{Utc(e.Stamp)}");
            Line(file, e.Day is { } first ? $"DTSTART;VALUE=DATE:{Day(first)}" : $"DTSTART:{Utc(e.Starts)}");
            Line(file, e.Day is { } last ? $"DTEND;VALUE=DATE:{Day(last.AddDays(1))}" : $"DTEND:{Utc(e.Ends)}");
            Line(file, $"SUMMARY:{Escape(e.Summary)}");
            if (e.Location is not null)
                Line(file, $"LOCATION:{Escape(e.Location)}");
            if (e.Description is not null)
                Line(file, $"DESCRIPTION:{Escape(e.Description)}");
            Line(file, $"STATUS:{e.Status}");
            Line(file, "END:VEVENT");
        }
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>A session as its calendars show it; its uid is the same in all of them.</summary>
    public static CalendarEvent Event(Session s, CalendarAction action, string host)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(action.Zone);
        return new CalendarEvent($"{s.Id}@{host}", s.Sequence, s.ChangedAt, CalendarPaths.At(s.Date, s.StartsAt, zone), CalendarPaths.At(s.Date, s.EndsAt, zone),
            action.Title, action.Location, action.Description, StatusOf(s.Status), s.KnowsHours ? null : s.Date);
    }

    public static string StatusOf(string session) => session switch
    {
        SessionStatus.Cancelled => "CANCELLED",
        SessionStatus.Planned or SessionStatus.Postponed => "TENTATIVE",
        _ => "CONFIRMED",
    };

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',')
                escaped.Append('\\').Append(c);
            else if (c == '\n')
                escaped.Append("\\n");
            else if (c >= ' ' || c == '\t')
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // Folded between characters, never inside one: a line of 75 octets at most, the leading space of the next counted.
    private static void Line(StringBuilder file, string text)
    {
        var octets = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
