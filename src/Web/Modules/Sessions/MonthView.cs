namespace Maillage.Modules.Sessions;

/// <summary>A month of a cycle, weeks from Monday.</summary>
internal sealed record MonthView(DateOnly First, DateOnly Today, IReadOnlyList<Session> Sessions, Func<Session, bool> Clashes)
{
    public DateOnly Monday => First.AddDays(-(((int)First.DayOfWeek + 6) % 7));

    /// <summary>The first day of each week, for its head.</summary>
    public IEnumerable<DateOnly> Weekdays => Enumerable.Range(0, 7).Select(Monday.AddDays);

    public IEnumerable<DateOnly> Weeks
    {
        get
        {
            for (var week = Monday; week < First.AddMonths(1); week = week.AddDays(7))
                yield return week;
        }
    }

    public IReadOnlyList<Session> On(DateOnly day) => day.Month == First.Month ? [.. Sessions.Where(s => s.Date == day && !s.IsCancelled)] : [];
}
