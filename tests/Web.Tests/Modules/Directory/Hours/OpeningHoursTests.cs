using System.Globalization;
using Maillage.Modules.Directory.Hours;

namespace Maillage.Tests.Modules.Directory.Hours;

public sealed class OpeningHoursTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly TimeZoneInfo Martinique = TimeZoneInfo.FindSystemTimeZoneById("America/Martinique");

    private static readonly OpeningHours Office = new(Brussels,
    [
        Weekly("MO,TU,WE,TH,FR", "09:00", "12:30"),
        Weekly("MO,TU,TH,FR", "13:30", "17:30"),
    ])
    { Holidays = new HolidayCalendar(HolidayRegion.Belgium) };

    [Theory]
    [InlineData("2026-03-10 09:00", "Open", "2026-03-10 12:30", null)]
    [InlineData("2026-03-10 12:29", "Open", "2026-03-10 12:30", null)]
    [InlineData("2026-03-10 12:30", "Closed", null, "2026-03-10 13:30")]
    [InlineData("2026-03-10 17:30", "Closed", null, "2026-03-11 09:00")]
    [InlineData("2026-03-11 14:00", "Closed", null, "2026-03-12 09:00")]
    [InlineData("2026-03-13 18:00", "Closed", null, "2026-03-16 09:00")]
    [InlineData("2026-04-06 10:00", "Closed", null, "2026-04-07 09:00")]
    [InlineData("2026-12-25 10:00", "Closed", null, "2026-12-28 09:00")]
    public void An_office_opens_and_closes(string at, string kind, string? until, string? next)
    {
        var state = Office.At(Local(at, Brussels));
        state.Kind.ToString().ShouldBe(kind);
        state.Until.ShouldBe(until is null ? null : Local(until, Brussels));
        state.Next.ShouldBe(next is null ? null : Local(next, Brussels));
    }

    [Fact]
    public void On_a_public_holiday_the_reason_is_the_holiday_but_not_on_a_Sunday()
    {
        Office.At(Local("2026-04-06 10:00", Brussels)).Holiday!.Key.ShouldBe("hours.holiday.easter_monday");
        Office.At(Local("2026-11-01 10:00", Brussels)).Holiday.ShouldBeNull();
        (Office with { OpenOnHolidays = true }).At(Local("2026-04-06 10:00", Brussels)).Kind.ShouldBe(OpenKind.Open);
    }

    [Fact]
    public void An_exception_goes_before_a_holiday_and_a_shorter_one_before_a_longer()
    {
        var hours = Office with
        {
            Exceptions =
            [
                new ExceptionalDays(new(2026, 8, 3), new(2026, 8, 21), null, null, "congés annuels"),
                new ExceptionalDays(new(2026, 8, 15), new(2026, 8, 15), new(10, 0), new(12, 0), "portes ouvertes"),
            ],
        };
        var closed = hours.At(Local("2026-08-04 10:00", Brussels));
        closed.Kind.ShouldBe(OpenKind.Closed);
        closed.Reason.ShouldBe("congés annuels");
        closed.Next.ShouldBe(Local("2026-08-15 10:00", Brussels));
        hours.At(Local("2026-08-15 10:30", Brussels)).Kind.ShouldBe(OpenKind.Open);
        hours.At(Local("2026-08-21 10:30", Brussels)).Next.ShouldBe(Local("2026-08-24 09:00", Brussels));
    }

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins()
    {
        var night = new OpeningHours(Brussels, [Weekly("FR", "22:00", "02:00")]);
        night.At(Local("2026-03-14 01:59", Brussels)).Until.ShouldBe(Local("2026-03-14 02:00", Brussels));
        night.IsOpenAt(Local("2026-03-13 01:00", Brussels)).ShouldBeFalse();
        night.At(Local("2026-03-14 02:00", Brussels)).Next.ShouldBe(Local("2026-03-20 22:00", Brussels));
    }

    [Fact]
    public void Two_periods_that_touch_at_midnight_are_one_opening()
    {
        var hours = new OpeningHours(Brussels, [Weekly("FR", "20:00", "00:00"), Weekly("SA", "00:00", "06:00")]);
        hours.At(Local("2026-03-13 21:00", Brussels)).Until.ShouldBe(Local("2026-03-14 06:00", Brussels));
    }

    [Fact]
    public void What_is_open_all_the_time_has_no_end_and_no_holiday()
    {
        var always = new OpeningHours(Brussels, [Weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "00:00")]) { Holidays = new HolidayCalendar(HolidayRegion.Belgium) };
        var state = always.At(Local("2026-12-25 03:00", Brussels));
        state.Kind.ShouldBe(OpenKind.Open);
        state.Until.ShouldBeNull();
    }

    [Fact]
    public void A_night_over_the_change_of_clocks_has_its_true_length()
    {
        var night = new OpeningHours(Brussels, [Weekly("SA", "22:00", "04:00")]);
        var spring = night.At(Local("2026-03-28 23:00", Brussels));
        (spring.Until - Local("2026-03-28 22:00", Brussels)).ShouldBe(TimeSpan.FromHours(5));
        var autumn = night.At(Local("2026-10-24 23:00", Brussels));
        (autumn.Until - Local("2026-10-24 22:00", Brussels)).ShouldBe(TimeSpan.FromHours(7));
    }

    [Fact]
    public void An_opening_in_the_hour_that_spring_skips_is_none()
    {
        var hours = new OpeningHours(Brussels, [Weekly("SU", "02:10", "02:50")]);
        hours.At(Local("2026-03-28 12:00", Brussels)).Next.ShouldNotBeNull();
        // 02:10 and 02:50 do not exist on 29 March: by the offset before, they are 03:10 and 03:50.
        hours.At(Local("2026-03-28 12:00", Brussels)).Next.ShouldBe(Local("2026-03-29 03:10", Brussels));
    }

    [Fact]
    public void Hours_are_told_in_the_places_own_time()
    {
        var csapa = new OpeningHours(Martinique, [Weekly("MO,TU,WE,TH,FR", "08:00", "12:00")]) { Holidays = new HolidayCalendar(HolidayRegion.Martinique) };
        // Noon in Paris is six in the morning in Fort-de-France.
        csapa.At(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(1))).Next.ShouldBe(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
        csapa.At(Local("2026-05-22 09:00", Martinique)).Holiday!.Key.ShouldBe("hours.holiday.abolition");
    }

    [Theory]
    [InlineData("2SA,4SA", "2026-03-14 2026-03-28 2026-04-11 2026-04-25")]
    [InlineData("-1TH", "2026-03-26 2026-04-30")]
    [InlineData("1MO", "2026-03-02 2026-04-06")]
    public void Days_of_the_month_are_counted(string days, string dates)
    {
        var period = Weekly(days, "10:00", "12:00") with { Monthly = true };
        var found = Enumerable.Range(0, 61).Select(i => new DateOnly(2026, 3, 1).AddDays(i)).Where(period.IsOn);
        string.Join(' ', found.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ShouldBe(dates);
    }

    [Fact]
    public void The_last_day_of_the_month_is_29_February_in_a_leap_year()
    {
        var last = new Period(new(9, 0), new(10, 0)) { MonthDays = [-1], Monthly = true };
        last.IsOn(new DateOnly(2028, 2, 29)).ShouldBeTrue();
        last.IsOn(new DateOnly(2028, 2, 28)).ShouldBeFalse();
        last.IsOn(new DateOnly(2027, 2, 28)).ShouldBeTrue();
        var hours = new OpeningHours(Brussels, [new Period(new(9, 0), new(10, 0)) { MonthDays = [29], Monthly = true, From = new(2028, 2, 1), To = new(2028, 2, 29) }]);
        hours.At(Local("2028-02-01 00:00", Brussels)).Next.ShouldBe(Local("2028-02-29 09:00", Brussels));
    }

    [Fact]
    public void Every_second_week_is_counted_from_the_first()
    {
        var hours = new OpeningHours(Brussels, [Weekly("TU", "18:00", "20:00") with { Interval = 2, From = new(2026, 3, 4) }]);
        // 4 March is a Wednesday: the Tuesday of its week is over.
        hours.At(Local("2026-03-05 00:00", Brussels)).Next.ShouldBe(Local("2026-03-17 18:00", Brussels));
    }

    [Fact]
    public void What_is_not_said_or_not_readable_is_unknown_and_never_open()
    {
        new OpeningHours(Brussels, []).At(Local("2026-03-10 10:00", Brussels)).Kind.ShouldBe(OpenKind.Unknown);
        var unread = new OpeningHours(Brussels, []) { Unread = ["Following church service"] };
        unread.At(Local("2026-03-10 10:00", Brussels)).ShouldBe(new OpenState(OpenKind.Unknown) { IsPartial = true });
    }

    [Fact]
    public void A_day_on_appointment_is_neither_open_nor_closed()
    {
        var hours = Office with { AppointmentDays = [new DayRule(DayOfWeek.Wednesday)] };
        var state = hours.At(Local("2026-03-11 15:00", Brussels));
        state.Kind.ShouldBe(OpenKind.ByAppointment);
        state.Next.ShouldBe(Local("2026-03-12 09:00", Brussels));
        hours.At(Local("2026-03-11 10:00", Brussels)).Kind.ShouldBe(OpenKind.Open);
    }

    [Fact]
    public void Good_Friday_where_nobody_knows_is_open_with_a_caution()
    {
        var hours = Office with { Holidays = new HolidayCalendar(HolidayRegion.AlsaceMoselle) };
        var state = hours.At(Local("2026-04-03 10:00", Brussels));
        state.Kind.ShouldBe(OpenKind.Open);
        state.Caution!.Key.ShouldBe("hours.holiday.good_friday");
    }

    internal static Period Weekly(string days, string opens, string closes) => new(Time(opens), Time(closes)) { Days = DayRule.Parse(days)! };

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Local(string text, TimeZoneInfo zone)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
