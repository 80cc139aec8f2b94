using System.Globalization;
using Maillage.Modules.Directory.Hours;
using Maillage.Modules.Places;

namespace Maillage.Tests.Modules.Directory.Hours;

public sealed class HolidaysTests
{
    private static readonly PlaceSearch Places = new(Gazetteer.Shipped, new PlaceIndex([]));

    // As printed in the calendars of the two countries, not computed.
    private static readonly string[] Easters =
    [
        "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
        "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25",
    ];

    private static readonly string[] Ascensions =
    [
        "2020-05-21", "2021-05-13", "2022-05-26", "2023-05-18", "2024-05-09", "2025-05-29", "2026-05-14", "2027-05-06",
        "2028-05-25", "2029-05-10", "2030-05-30", "2031-05-22", "2032-05-06", "2033-05-26", "2034-05-18", "2035-05-03",
    ];

    private static readonly string[] WhitMondays =
    [
        "2020-06-01", "2021-05-24", "2022-06-06", "2023-05-29", "2024-05-20", "2025-06-09", "2026-05-25", "2027-05-17",
        "2028-06-05", "2029-05-21", "2030-06-10", "2031-06-02", "2032-05-17", "2033-06-06", "2034-05-29", "2035-05-14",
    ];

    [Fact]
    public void Easter_falls_where_the_calendars_print_it_from_2020_to_2035()
    {
        for (var i = 0; i < Easters.Length; i++)
        {
            HolidayCalendar.Easter(2020 + i).ShouldBe(Date(Easters[i]));
            var belgium = new HolidayCalendar(HolidayRegion.Belgium);
            belgium.On(Date(Easters[i]).AddDays(1))!.Key.ShouldBe("hours.holiday.easter_monday");
            belgium.On(Date(Ascensions[i]))!.Key.ShouldBe("hours.holiday.ascension");
            belgium.On(Date(WhitMondays[i]))!.Key.ShouldBe("hours.holiday.whit_monday");
        }
    }

    [Theory]
    [InlineData("Belgium", "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25")]
    [InlineData("France", "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("AlsaceMoselle", "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData("Martinique", "01-01 04-06 05-01 05-08 05-14 05-22 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("Guadeloupe", "01-01 04-06 05-01 05-08 05-14 05-25 05-27 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("Guyane", "01-01 04-06 05-01 05-08 05-14 05-25 06-10 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("Reunion", "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-20 12-25")]
    [InlineData("Mayotte", "01-01 04-06 04-27 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    public void The_holidays_of_2026_are_those_of_the_law(string region, string days)
    {
        var calendar = new HolidayCalendar(Enum.Parse<HolidayRegion>(region));
        var found = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).Where(d => calendar.On(d) is not null);
        string.Join(' ', found.Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))).ShouldBe(days);
    }

    [Theory]
    [InlineData("be-92094", "Belgium")]
    [InlineData("fr-54395", "France")]
    [InlineData("fr-57547", "AlsaceMoselle")]
    [InlineData("fr-97223", "Martinique")]
    [InlineData("fr-dep-972", "Martinique")]
    [InlineData("nowhere", "None")]
    [InlineData(null, "None")]
    public void A_place_has_the_holidays_of_its_region(string? code, string region) =>
        HolidayCalendar.Of(code, Places).Region.ToString().ShouldBe(region);

    [Fact]
    public void Good_Friday_is_certain_in_Metz_and_a_caution_in_Pommerieux()
    {
        HolidayCalendar.Of("fr-57463", Places).On(new DateOnly(2026, 4, 3))!.IsCertain.ShouldBeTrue();
        HolidayCalendar.Of("fr-57547", Places).On(new DateOnly(2026, 4, 3))!.IsCertain.ShouldBeFalse();
        HolidayCalendar.Of("fr-54395", Places).On(new DateOnly(2026, 4, 3)).ShouldBeNull();
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
