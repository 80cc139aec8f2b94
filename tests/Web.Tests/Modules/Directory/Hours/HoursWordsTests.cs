using System.Globalization;
using Maillage.Modules.Directory.Hours;
using Maillage.Platform.Ui;

namespace Maillage.Tests.Modules.Directory.Hours;

public sealed class HoursWordsTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private static readonly OpeningHours Office = new(Brussels,
        [OpeningHoursTests.Weekly("MO,TU,WE,TH,FR", "09:00", "12:30"), OpeningHoursTests.Weekly("MO,TU,TH,FR", "13:30", "17:30")])
    { Holidays = new HolidayCalendar(HolidayRegion.Belgium) };

    [Theory]
    [InlineData("fr", "2026-03-10 14:00", "Ouvert, ferme à 17 h 30")]
    [InlineData("fr", "2026-03-10 08:00", "Fermé, ouvre aujourd’hui à 9 h")]
    [InlineData("fr", "2026-03-10 18:00", "Fermé, ouvre demain à 9 h")]
    [InlineData("fr", "2026-03-13 18:00", "Fermé, ouvre lundi à 9 h")]
    [InlineData("fr", "2026-04-06 10:00", "Fermé (lundi de Pâques), ouvre demain à 9 h")]
    [InlineData("nl", "2026-03-10 14:00", "Open, sluit om 17.30 uur")]
    [InlineData("nl", "2026-03-13 18:00", "Gesloten, opent maandag om 9 uur")]
    [InlineData("en", "2026-03-10 14:00", "Open, closes at 17:30")]
    [InlineData("en", "2026-04-06 10:00", "Closed (Easter Monday), opens tomorrow at 9:00")]
    public void A_state_is_a_sentence(string language, string at, string sentence) => In(language, words =>
    {
        var now = OpeningHoursTests.Local(at, Brussels);
        words.State(Office.At(now), now, Brussels).Replace('\u00A0', ' ').ShouldBe(sentence);
    });

    [Fact]
    public void A_far_opening_has_its_date_and_the_reason_is_the_services_own() => In("fr", words =>
    {
        var now = OpeningHoursTests.Local("2026-08-04 10:00", Brussels);
        var hours = Office with { Exceptions = [new ExceptionalDays(new(2026, 8, 3), new(2026, 8, 31), null, null, "congés annuels")] };
        words.State(hours.At(now), now, Brussels).Replace('\u00A0', ' ').ShouldBe("Fermé (congés annuels), ouvre le 1er septembre à 9 h");
    });

    [Fact]
    public void Unknown_hours_never_sound_open() => In("fr", words =>
    {
        var now = OpeningHoursTests.Local("2026-08-04 10:00", Brussels);
        words.State(new OpenState(OpenKind.Unknown), now, Brussels).ShouldBe("Horaires non renseignés");
        words.State(new OpenState(OpenKind.Unknown) { IsPartial = true }, now, Brussels).ShouldBe("Horaires à lire sur la fiche");
    });

    [Fact]
    public void A_week_puts_equal_days_together() => In("fr", words =>
    {
        var hours = Office with
        {
            Periods = [.. Office.Periods, OpeningHoursTests.Weekly("2SA,-1SA", "10:00", "12:00") with { Monthly = true }],
            AppointmentDays = [new DayRule(DayOfWeek.Sunday)],
        };
        words.Week(hours, new DateOnly(2026, 3, 10)).Select(l => $"{l.Days} : {l.Times}".Replace('\u00A0', ' ')).ShouldBe(
        [
            "lundi et mardi : 9 h – 12 h 30, 13 h 30 – 17 h 30",
            "mercredi : 9 h – 12 h 30",
            "jeudi et vendredi : 9 h – 12 h 30, 13 h 30 – 17 h 30",
            "samedi : fermé",
            "dimanche : sur rendez-vous",
            "2e samedi, dernier samedi du mois : 10 h – 12 h",
        ]);
    });

    [Fact]
    public void The_place_gives_its_name_to_its_time() => In("fr", words =>
        words.Zone(TimeZoneInfo.FindSystemTimeZoneById("America/Martinique")).ShouldBe("heure de Fort-de-France"));

    [Fact]
    public void Every_holiday_has_its_name() => In("en", words =>
    {
        foreach (var region in Enum.GetValues<HolidayRegion>())
        {
            var calendar = new HolidayCalendar(region);
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                if (calendar.On(day) is { } holiday)
                    TextBook.All.ShouldContainKey(holiday.Key);
            }
        }
    });

    private static void In(string language, Action<HoursWords> act)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));
        try
        {
            act(new HoursWords(new Texts()));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
