using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Tests.Modules.Sessions;

/// <summary>What must hold for any calendar file: RFC 5545 read back gives what was written, and a change never makes a second event.</summary>
public sealed class CalendarProperties
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    // What breaks naive writers: separators, line ends, characters of two, three and four octets, one made of two.
    private static readonly string[] Pieces =
        ["a", "Salle 2", ";", ",", "\\", "\\n", "\n", "\r\n", "é", "’", "\u202F", "«", "œ", "😀", "e\u0301", "BEGIN:VEVENT", ":", "\"", " ", "mot assez long pour passer une ligne "];

    private static readonly Gen<string> Words = from count in Gen.Choose(1, 60) from pieces in Gen.ArrayOf(Gen.Elements(Pieces), count) select string.Concat(pieces);

    private static readonly Gen<CalendarEvent> Events =
        from summary in Words
        from place in Gen.OneOf(Gen.Constant<string?>(null), Words.Select(w => (string?)w))
        from about in Gen.OneOf(Gen.Constant<string?>(null), Words.Select(w => (string?)w))
        from minutes in Gen.Choose(0, 3 * 365 * 24 * 60)
        from length in Gen.Choose(1, 600)
        from sequence in Gen.Choose(0, 40)
        from status in Gen.Elements(SessionStatus.All.ToArray())
        let starts = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)
        select new CalendarEvent($"{sequence}@maillage.example", sequence, starts, starts, starts.AddMinutes(length), summary, place, about, CalendarFile.StatusOf(status));

    // Half-days on and around the two changes of clocks, and anywhere.
    private static readonly Gen<DateTime> Locals =
        from date in Gen.OneOf(Gen.Elements(new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25), new DateOnly(2027, 3, 28), new DateOnly(2027, 10, 31)), Gen.Choose(0, 900).Select(d => new DateOnly(2026, 1, 1).AddDays(d)))
        from minutes in Gen.Choose(0, 95)
        select date.ToDateTime(TimeOnly.MinValue.AddMinutes(minutes * 15));

    [Fact]
    public void No_line_is_longer_than_75_octets_nor_cut_inside_a_character() => Holds(Gen.ListOf(Events), events =>
    {
        var bytes = Encoding.UTF8.GetBytes(CalendarFile.Write("Séances", events));
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        return lines.All(l => l.Length <= 75 && strict.GetByteCount(strict.GetString(Encoding.Latin1.GetBytes(l))) == l.Length) && lines[^1].Length == 0 && !string.Concat(lines).Contains('\n', StringComparison.Ordinal);
    });

    [Fact]
    public void What_is_read_back_is_what_was_written() => Holds(Gen.ListOf(Events), events =>
        Read(CalendarFile.Write("Séances", events)).SequenceEqual(events.Select(e => (e.Uid, e.Sequence, e.Starts, e.Ends, Clean(e.Summary)!, Clean(e.Location), Clean(e.Description), e.Status))));

    [Fact]
    public void A_half_day_is_at_its_own_hour_of_the_wall_clock_whatever_the_clocks_do() => Holds(Locals, local =>
    {
        var at = CalendarPaths.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), Paris);
        var read = Read(CalendarFile.Write("x", [new CalendarEvent("u", 0, at, at, at.AddHours(3), "x", null, null, "CONFIRMED")])).Single().Starts;
        var wall = TimeZoneInfo.ConvertTime(read, Paris).DateTime;
        return wall == (Paris.IsInvalidTime(local) ? local.AddHours(1) : local);
    });

    [Fact]
    public void A_session_keeps_its_uid_and_raises_its_sequence_with_every_move_and_when_it_is_called_off() => Holds(Gen.ListOf(Gen.Choose(1, 400)), moves =>
    {
        var now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        var session = new Session { Id = new SessionId(new Guid("7a0e0f53-8a5c-4c4e-9d4c-2f6d8f1f0a01")), ActionId = default, Number = 1, HalfDay = HalfDayCodes.Morning };
        session.Schedule(new DateOnly(2026, 1, 20), HalfDayCodes.Morning, new TimeOnly(9, 0), new TimeOnly(12, 30), now);
        session.MarkTold();
        var (last, date) = (session.Sequence, session.Date);
        foreach (var days in moves)
        {
            date = date.AddDays(days);
            if (session.Postpone(date, new TimeOnly(9, 0), new TimeOnly(12, 30), "intervenant", "test", now) is not null || session.Sequence <= last || !session.IsUntold || CalendarFile.StatusOf(session.Status) != "TENTATIVE")
                return false;
            last = session.Sequence;
        }
        return session.Cancel("meteo", now) is null && session.Sequence > last && CalendarFile.StatusOf(session.Status) == "CANCELLED" && session.HalfDays == 1 && session.Postpone(date.AddDays(1), default, default, "x", "test", now) is not null;
    });

    [Fact]
    public void A_session_whose_hours_nobody_said_takes_its_day_in_a_calendar_and_never_midnight()
    {
        var session = new Session { Id = new SessionId(new Guid("7a0e0f53-8a5c-4c4e-9d4c-2f6d8f1f0a02")), ActionId = default, Number = 1, HalfDay = HalfDayCodes.Morning };
        session.TakeOver(new DateOnly(2020, 4, 30), SessionStatus.Held, new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        var file = CalendarFile.Write("x", [CalendarFile.Event(session, new CalendarAction(default, "x", "Europe/Paris", null, null), "maillage.example")]);
        file.ShouldContain("DTSTART;VALUE=DATE:20200430\r\n");
        file.ShouldContain("DTEND;VALUE=DATE:20200501\r\n");
        session.PlannedMinutes.ShouldBeNull();
    }

    private static void Holds<T>(Gen<T> cases, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026, 1125), Prop.ForAll(cases.ToArbitrary(), property));

    /// <summary>Control characters cannot be written in a calendar; line ends are one.</summary>
    private static string? Clean(string? text) => text?.ReplaceLineEndings("\n");

    private static IEnumerable<(string Uid, int Sequence, DateTimeOffset Starts, DateTimeOffset Ends, string Summary, string? Location, string? Description, string Status)> Read(string file)
    {
        var unfolded = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string>? one = null;
        foreach (var line in unfolded)
        {
            if (line == "BEGIN:VEVENT")
                one = [];
            else if (line == "END:VEVENT" && one is not null)
                yield return (one["UID"], int.Parse(one["SEQUENCE"], CultureInfo.InvariantCulture), At(one["DTSTART"]), At(one["DTEND"]), Plain(one["SUMMARY"])!, Plain(one.GetValueOrDefault("LOCATION")), Plain(one.GetValueOrDefault("DESCRIPTION")), one["STATUS"]);
            else
                one?.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }
    }

    private static DateTimeOffset At(string utc) => DateTimeOffset.ParseExact(utc, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Plain(string? escaped)
    {
        if (escaped is null)
            return null;
        var plain = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] is not '\\')
                plain.Append(escaped[i]);
            else
                plain.Append(escaped[++i] is 'n' ? '\n' : escaped[i]);
        }
        return plain.ToString();
    }
}
