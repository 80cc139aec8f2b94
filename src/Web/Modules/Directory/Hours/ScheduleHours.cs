using System.Globalization;
using Maillage.Modules.Directory.Locations;

namespace Maillage.Modules.Directory.Hours;

/// <summary>The rows of the database as hours, and hours as rows.</summary>
internal static class ScheduleHours
{
    public static OpeningHours Of(IEnumerable<Schedule> schedules, IEnumerable<ScheduleException> exceptions, TimeZoneInfo zone, HolidayCalendar holidays)
    {
        var periods = new List<Period>();
        var appointments = new List<DayRule>();
        var unread = new List<string>();
        foreach (var schedule in schedules)
        {
            var said = schedule.Said ?? schedule.Description;
            if (AsPeriod(schedule) is { } period)
                periods.Add(period);
            else if (HoursText.IsAppointment(said))
                appointments.AddRange((schedule.ByDay is { } days ? DayRule.Parse(days) : null) ?? DayRule.All);
            else if (!string.IsNullOrWhiteSpace(said))
                unread.Add(said);
        }
        return new OpeningHours(zone, periods)
        {
            Exceptions = [.. exceptions.Select(e => new ExceptionalDays(e.FirstDay, e.LastDay, e.OpensAt, e.ClosesAt, e.Reason))],
            Holidays = holidays,
            AppointmentDays = [.. appointments.Distinct()],
            Unread = unread,
        };
    }

    /// <summary>Null where the row cannot be relied on: it then counts for nothing.</summary>
    public static Period? AsPeriod(Schedule schedule)
    {
        if (schedule is not { OpensAt: { } opens, ClosesAt: { } closes })
            return null;
        var monthly = string.Equals(schedule.Frequency, "MONTHLY", StringComparison.OrdinalIgnoreCase);
        var daily = string.Equals(schedule.Frequency, "DAILY", StringComparison.OrdinalIgnoreCase);
        if (!monthly && !daily && schedule.Frequency is { Length: > 0 } other && !string.Equals(other, "WEEKLY", StringComparison.OrdinalIgnoreCase))
            return null;
        var days = schedule.ByDay is { Length: > 0 } byDay ? DayRule.Parse(byDay) : daily ? DayRule.All : [];
        var monthDays = schedule.ByMonthDay is { Length: > 0 } byMonthDay ? MonthDays(byMonthDay) : [];
        if (days is null || monthDays is null || (days.Count == 0 && monthDays.Count == 0))
            return null;
        // Every second week, but from which? Every second day is not told by weekdays.
        if (schedule.Interval > 1 && (schedule.ValidFrom is null || daily))
            return null;
        return new Period(opens, closes)
        {
            Days = days,
            MonthDays = monthDays,
            From = schedule.ValidFrom,
            To = schedule.ValidTo,
            Interval = schedule.Interval ?? 1,
            Monthly = monthly,
        };
    }

    /// <summary>Writes what was read into a row that has its id and owner.</summary>
    public static void Fill(Schedule schedule, Period period)
    {
        schedule.ByDay = period.Days.Count > 0 ? DayRule.Print(period.Days) : null;
        schedule.ByMonthDay = period.MonthDays.Count > 0 ? string.Join(',', period.MonthDays) : null;
        schedule.Frequency = period.Monthly ? "MONTHLY" : "WEEKLY";
        schedule.Interval = period.Interval > 1 ? period.Interval : null;
        schedule.ValidFrom = period.From;
        schedule.ValidTo = period.To;
        schedule.OpensAt = period.Opens;
        schedule.ClosesAt = period.Closes;
    }

    private static List<int>? MonthDays(string text)
    {
        var days = new List<int>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) || day is 0 or < -31 or > 31)
                return null;
            days.Add(day);
        }
        return days;
    }
}
