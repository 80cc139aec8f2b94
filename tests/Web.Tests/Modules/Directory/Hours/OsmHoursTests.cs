using Maillage.Modules.Directory.Hours;

namespace Maillage.Tests.Modules.Directory.Hours;

public sealed class OsmHoursTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("Mo-Fr 09:00-12:30,13:30-17:00; PH off")]
    [InlineData("Mo-We,Fr 09:00-12:00", "Mo-We 09:00-12:00; Fr 09:00-12:00; PH off")]
    [InlineData("24/7")]
    [InlineData("Fr,Sa 22:00-02:00; PH off")]
    [InlineData("Mo-Fr 09:00-24:00; PH off")]
    [InlineData("Mo,PH 09:00-12:00")]
    [InlineData("Sa[2] 10:00-12:00; Sa[4] 10:00-12:00; PH off")]
    [InlineData("Sa[2,4] 10:00-12:00", "Sa[2] 10:00-12:00; Sa[4] 10:00-12:00; PH off")]
    [InlineData("Mo-Fr 09:00-17:00; We 09:00-12:00", "Mo,Tu 09:00-17:00; We 09:00-12:00; Th,Fr 09:00-17:00; PH off")]
    [InlineData("Mo-Fr 09:00-17:00; We off", "Mo,Tu 09:00-17:00; Th,Fr 09:00-17:00; PH off")]
    [InlineData("Mo-Fr 09:00-12:00, Sa 10:00-12:00", "Mo-Fr 09:00-12:00; Sa 10:00-12:00; PH off")]
    [InlineData("09:00-17:00", "Mo-Su 09:00-17:00; PH off")]
    [InlineData("Fr 20:00-26:00", "Fr 20:00-02:00; PH off")]
    [InlineData("Mo \"sur rendez-vous\"; Tu 09:00-12:00", "Mo \"sur rendez-vous\"; Tu 09:00-12:00; PH off")]
    public void What_is_read_is_written_alike(string text, string? written = null)
    {
        var reading = OsmHours.Read(text);
        reading.Kind.ShouldBe(ReadingKind.Read, reading.Why);
        OsmHours.Write(Hours(reading)).ShouldBe(written ?? text);
    }

    [Theory]
    [InlineData("sunrise-sunset")]
    [InlineData("Mo-Fr")]
    [InlineData("Jan-Mar Mo-Fr 09:00-12:00")]
    [InlineData("SH off")]
    [InlineData("PH 10:00-12:00")]
    [InlineData("Mo-Fr 09:00-12:00; week 1-53/2 Sa 10:00-12:00")]
    [InlineData("Mo-Fr 9-17")]
    [InlineData("Mo-Fr 09:00-12:70")]
    [InlineData("Mo-Fr 48:00-49:00")]
    [InlineData("Mo-Fr 09:00-12:00 \"fermé l'été\"")]
    [InlineData("Sa 09:00-17:00; Sa[2] off")]
    [InlineData("du lundi au vendredi")]
    public void One_rule_that_is_not_understood_makes_the_whole_unreadable(string text)
    {
        var reading = OsmHours.Read(text);
        reading.Kind.ShouldBe(ReadingKind.Unreadable);
        reading.Said.ShouldBe(text);
        reading.Periods.ShouldBeEmpty();
    }

    [Fact]
    public void A_very_long_text_is_unreadable_without_trying()
    {
        OsmHours.Read(new string('M', 50_000)).Why.ShouldBe("too-long");
        HoursText.Read(new string('m', 50_000), new string('1', 50_000), "").Why.ShouldBe("too-long");
    }

    [Fact]
    public void What_the_format_cannot_say_is_not_written()
    {
        OsmHours.Write(new OpeningHours(Paris, [OpeningHoursTests.Weekly("MO", "09:00", "12:00") with { From = new(2026, 9, 1) }])).ShouldBeNull();
        OsmHours.Write(new OpeningHours(Paris, [])).ShouldBeNull();
    }

    private static OpeningHours Hours(HoursReading reading) => new(Paris, reading.Periods)
    {
        AppointmentDays = reading.AppointmentDays,
        OpenOnHolidays = reading.OpenOnHolidays ?? false,
        Holidays = new HolidayCalendar(HolidayRegion.France),
    };
}
