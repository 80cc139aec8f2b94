namespace Maillage.Modules.Directory.Hours;

/// <summary>The hours of one door, in its own time: regular periods, exceptions before holidays before periods.</summary>
internal sealed record OpeningHours(TimeZoneInfo Zone, IReadOnlyList<Period> Periods)
{
    /// <summary>Far enough for what opens once a year.</summary>
    private const int DaysAhead = 400;

    /// <summary>Open for so long on end is open all the time.</summary>
    private const int DaysOnEnd = 8;

    public IReadOnlyList<ExceptionalDays> Exceptions { get; init; } = [];

    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>Keeps its hours on public holidays; what never closes does.</summary>
    public bool OpenOnHolidays { get; init; }

    public IReadOnlyList<DayRule> AppointmentDays { get; init; } = [];

    /// <summary>Hours that are kept as text.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    private sealed record Day(IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> Times, Holiday? Holiday, string? Reason);

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Span(DateTimeOffset Start, DateTimeOffset End);

    public bool NeverCloses => Periods.Any(p => p is { IsWholeDay: true, Interval: 1, From: null, To: null, MonthDays.Count: 0 } && DayRule.All.All(p.Days.Contains));

    public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public bool IsOpenAt(DateTimeOffset instant) => SpanAt(instant, DateAt(instant)) is not null;

    public OpenState At(DateTimeOffset instant)
    {
        if (Periods.Count == 0 && AppointmentDays.Count == 0 && !Exceptions.Any(e => e.Opens is not null))
            return new OpenState(OpenKind.Unknown) { IsPartial = Unread.Count > 0 };
        var today = DateAt(instant);
        var day = On(today);
        var caution = !OpenOnHolidays && !NeverCloses && Holidays.On(today) is { IsCertain: false } perhaps ? perhaps : null;
        if (SpanAt(instant, today) is { } span)
            return new OpenState(OpenKind.Open) { Until = EndOnEnd(span, today), Caution = caution, Reason = day.Reason, IsPartial = Unread.Count > 0 };
        var appointment = day is { Holiday: null, Reason: null } && AppointmentDays.Any(d => d.IsOn(today));
        return new OpenState(appointment ? OpenKind.ByAppointment : OpenKind.Closed)
        {
            Next = NextAfter(instant, today),
            Holiday = day.Holiday,
            Reason = day.Reason,
            Caution = caution,
            IsPartial = Unread.Count > 0,
        };
    }

    /// <summary>The hours of one day, in order; empty = closed. What began the day before is not in it.</summary>
    public IReadOnlyList<(TimeOnly Opens, TimeOnly Closes)> TimesOn(DateOnly date) => On(date).Times;

    private Day On(DateOnly date)
    {
        var exceptions = Exceptions.Where(e => e.IsOn(date)).ToList();
        if (exceptions.Count > 0)
        {
            // "Closed in August" gives way to "open on Saturday the 22nd".
            var shortest = exceptions.Min(e => e.Length);
            var rule = exceptions.Where(e => e.Length == shortest).ToList();
            return new Day([.. rule.Where(e => e is { Opens: not null, Closes: not null }).Select(e => (e.Opens!.Value, e.Closes!.Value)).Order()], null, rule.Find(e => e.Reason is not null)?.Reason);
        }
        var regular = Periods.Where(p => p.IsOn(date)).Select(p => (p.Opens, p.Closes)).Distinct().Order().ToList();
        if (regular.Count > 0 && !OpenOnHolidays && !NeverCloses && Holidays.On(date) is { IsCertain: true } holiday)
            return new Day([], holiday, null);
        return new Day(regular, null, null);
    }

    /// <summary>The opening that holds an instant: today's, or last night's.</summary>
    private Span? SpanAt(DateTimeOffset instant, DateOnly today)
    {
        foreach (var span in Spans(today).Concat(Spans(today.AddDays(-1))))
        {
            if (span.Start <= instant && instant < span.End)
                return span;
        }
        return null;
    }

    /// <summary>Where one opening ends and another begins at once, or before, it goes on.</summary>
    private DateTimeOffset? EndOnEnd(Span span, DateOnly today)
    {
        var end = span.End;
        var ahead = Enumerable.Range(-1, DaysOnEnd + 2).SelectMany(i => Spans(today.AddDays(i))).OrderBy(s => s.Start).ToList();
        foreach (var next in ahead)
        {
            if (next.Start <= end && next.End > end)
                end = next.End;
        }
        return end - span.Start >= TimeSpan.FromDays(DaysOnEnd - 1) ? null : end;
    }

    private DateTimeOffset? NextAfter(DateTimeOffset instant, DateOnly today)
    {
        for (var i = 0; i <= DaysAhead; i++)
        {
            var starts = Spans(today.AddDays(i)).Where(s => s.Start > instant).Select(s => s.Start).ToList();
            if (starts.Count > 0)
                return starts.Min();
        }
        return null;
    }

    private IEnumerable<Span> Spans(DateOnly date) =>
        On(date).Times
            .Select(t => new Span(Instant(date, t.Opens), Instant(t.Closes > t.Opens ? date : date.AddDays(1), t.Closes)))
            // An hour that the clocks skip is no opening.
            .Where(s => s.End > s.Start);

    /// <summary>A wall time as an instant, as RFC 5545 has it: a skipped hour by the offset before, the first of two equal hours.</summary>
    private DateTimeOffset Instant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        var offset = Zone.IsInvalidTime(local) ? Zone.GetUtcOffset(local.AddDays(-1))
            : Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
