using FsCheck;
using FsCheck.Fluent;
using Maillage.Modules.Directory.Hours;

namespace Maillage.Tests.Modules.Directory.Hours;

/// <summary>What must hold for any hours at any moment, changes of clocks, midnights and leap days among them.</summary>
public sealed class OpeningHoursProperties
{
    private static readonly string[] Zones = ["Europe/Brussels", "Europe/Paris", "America/Martinique", "America/New_York", "Pacific/Marquesas"];

    private static readonly DateTimeOffset[] Delicate =
    [
        new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), new(2026, 3, 8, 7, 0, 0, TimeSpan.Zero),
        new(2026, 11, 1, 6, 0, 0, TimeSpan.Zero), new(2028, 2, 28, 23, 0, 0, TimeSpan.Zero), new(2028, 2, 29, 23, 0, 0, TimeSpan.Zero),
        new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), new(2026, 4, 5, 22, 0, 0, TimeSpan.Zero),
    ];

    private static readonly Gen<Period> Periods =
        from opens in Gen.Choose(0, 95)
        from closes in Gen.Choose(0, 95)
        from days in Gen.Choose(1, 127)
        from nth in Gen.Elements(0, 0, 0, 2, -1)
        from interval in Gen.Elements(1, 1, 1, 2)
        select new Period(TimeOnly.MinValue.AddMinutes(opens * 15), TimeOnly.MinValue.AddMinutes(closes * 15))
        {
            Days = [.. DayRule.All.Where((_, i) => (days >> i & 1) == 1).Select(d => d with { Nth = nth })],
            Monthly = nth != 0,
            Interval = interval,
            From = interval > 1 ? new DateOnly(2020, 1, 6) : null,
        };

    private static readonly Gen<DateTimeOffset> Moments = Gen.OneOf(
        from minutes in Gen.Choose(0, 16 * 365 * 24 * 60) select new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes),
        from at in Gen.Elements(Delicate) from minutes in Gen.Choose(-26 * 60, 26 * 60) select at.AddMinutes(minutes));

    private static readonly Gen<(OpeningHours Hours, DateTimeOffset At)> Cases =
        from zone in Gen.Elements(Zones)
        from periods in Gen.ListOf(Periods, 3)
        from count in Gen.Choose(0, 3)
        from region in Gen.Elements(Enum.GetValues<HolidayRegion>())
        from at in Moments
        from closedAfter in Gen.Choose(-3, 20)
        select (new OpeningHours(TimeZoneInfo.FindSystemTimeZoneById(zone), [.. periods.Take(count)])
        {
            Holidays = new HolidayCalendar(region),
            Exceptions = closedAfter % 2 == 0
                ? [new ExceptionalDays(DateOnly.FromDateTime(at.UtcDateTime).AddDays(closedAfter), DateOnly.FromDateTime(at.UtcDateTime).AddDays(closedAfter + 2), null, null, "fermé")]
                : [],
        }, at);

    [Fact]
    public void The_next_opening_is_open_and_the_instant_before_is_not() => Holds(c =>
        c.Hours.At(c.At) is not { Kind: OpenKind.Closed, Next: { } next }
        || (next > c.At && c.Hours.IsOpenAt(next) && !c.Hours.IsOpenAt(next.AddTicks(-1))));

    [Fact]
    public void Nothing_is_open_between_now_and_the_next_opening() => Holds(c =>
        c.Hours.At(c.At) is not { Kind: OpenKind.Closed } state
        || Enumerable.Range(0, 200).Select(i => c.At.AddMinutes(i * 13)).TakeWhile(t => state.Next is null || t < state.Next).All(t => !c.Hours.IsOpenAt(t)));

    [Fact]
    public void What_is_open_stays_open_until_its_end_and_is_not_open_then() => Holds(c =>
        c.Hours.At(c.At) is not { Kind: OpenKind.Open } state
        || (state.Until is null ? c.Hours.IsOpenAt(c.At.AddDays(3))
            : state.Until > c.At && c.Hours.IsOpenAt(state.Until.Value.AddTicks(-1)) && !c.Hours.IsOpenAt(state.Until.Value)));

    [Fact]
    public void The_state_and_the_short_answer_agree() => Holds(c => c.Hours.IsOpenAt(c.At) == (c.Hours.At(c.At).Kind is OpenKind.Open));

    [Fact]
    public void Without_periods_or_exceptions_it_is_never_open() => Holds(c =>
        c.Hours.Periods.Count > 0 || c.Hours.At(c.At).Kind is OpenKind.Unknown);

    // One fixed beginning: what goes red here goes red again.
    private static void Holds(Func<(OpeningHours Hours, DateTimeOffset At), bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithReplay(2026, 1123), Prop.ForAll(Cases.ToArbitrary(), property));
}
