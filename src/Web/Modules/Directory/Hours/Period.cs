namespace Maillage.Modules.Directory.Hours;

/// <summary>Regular hours: on these days, from one time to another (HSDS schedule). Closing at or before the opening means the day after: 22:00–02:00, 00:00–00:00 is the whole day.</summary>
internal sealed record Period(TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>Days of the week, or n-th ones of the month.</summary>
    public IReadOnlyList<DayRule> Days { get; init; } = [];

    /// <summary>Days of the month, -1 = the last one; with <see cref="Days"/> both must be met (RFC 5545).</summary>
    public IReadOnlyList<int> MonthDays { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Every n weeks, or months where <see cref="Monthly"/>, counted from <see cref="From"/>.</summary>
    public int Interval { get; init; } = 1;

    public bool Monthly { get; init; }

    public bool IsWholeDay => Opens == TimeOnly.MinValue && Closes == TimeOnly.MinValue;

    public bool IsOn(DateOnly date)
    {
        if (date < From || date > To)
            return false;
        if (Days.Count > 0 && !Days.Any(d => d.IsOn(date)))
            return false;
        if (MonthDays.Count > 0 && !MonthDays.Contains(date.Day) && !MonthDays.Contains(date.Day - DateTime.DaysInMonth(date.Year, date.Month) - 1))
            return false;
        if (Days.Count == 0 && MonthDays.Count == 0)
            return false;
        if (Interval <= 1 || From is not { } from)
            return true;
        return (Monthly ? (date.Year - from.Year) * 12 + date.Month - from.Month : (Monday(date).DayNumber - Monday(from).DayNumber) / 7) % Interval == 0;
    }

    private static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}

/// <summary>Days that differ: closed, or other hours, with the reason people are told.</summary>
internal sealed record ExceptionalDays(DateOnly First, DateOnly Last, TimeOnly? Opens, TimeOnly? Closes, string? Reason)
{
    public bool IsOn(DateOnly date) => date >= First && date <= Last;

    public int Length => Last.DayNumber - First.DayNumber;
}
