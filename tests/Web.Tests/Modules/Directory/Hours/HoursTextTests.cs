using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Modules.Directory.Hours;

namespace Maillage.Tests.Modules.Directory.Hours;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("Monday-Friday", "8:30AM", "5:30PM", "MO,TU,WE,TH,FR 08:30-17:30")]
    [InlineData("Monday - Friday", "9:00AM", "12:00PM", "MO,TU,WE,TH,FR 09:00-12:00")]
    [InlineData("Mon - Tue & Thur - Fri", "9:00AM", "5:00PM", "MO,TU,TH,FR 09:00-17:00")]
    [InlineData("Mon, Wed-Fri", "9:00AM", "5:00PM", "MO,WE,TH,FR 09:00-17:00")]
    [InlineData("Sunday - Monday", "7:00PM", "7:00AM", "SU,MO 19:00-07:00")]
    [InlineData("Wendesday", "9:00AM", "5:00PM", "WE 09:00-17:00")]
    [InlineData("Thursdays", "9:00AM", "5:00PM", "TH 09:00-17:00")]
    [InlineData("Second Saturday", "9:00AM", "5:00PM", "2SA 09:00-17:00")]
    [InlineData("2nd and 4th Saturdays of every month", "9:00AM", "5:00PM", "2SA,4SA 09:00-17:00")]
    [InlineData("First, second, and fourth Tuesday of the month", "9:00AM", "5:00PM", "1TU,2TU,4TU 09:00-17:00")]
    [InlineData("Last Thursday of each month", "9:00AM", "5:00PM", "-1TH 09:00-17:00")]
    [InlineData("Monday-Sunday", "24 hours", null, "MO,TU,WE,TH,FR,SA,SU 00:00-00:00")]
    [InlineData("24-7", null, null, "MO,TU,WE,TH,FR,SA,SU 00:00-00:00")]
    [InlineData("monday", "12:00am", "12:00am", "MO 00:00-00:00")]
    [InlineData("Monday - Friday (closed 1-2pm)", "9:00AM", "5:00PM", "MO,TU,WE,TH,FR 09:00-13:00, MO,TU,WE,TH,FR 14:00-17:00")]
    [InlineData("Monday-Thursday (Closes daily noon to 1pm)", "9:00AM", "4:30PM", "MO,TU,WE,TH 09:00-12:00, MO,TU,WE,TH 13:00-16:30")]
    [InlineData("lundi au vendredi", "9h30", "17 h", "MO,TU,WE,TH,FR 09:30-17:00")]
    [InlineData("samedi et dimanche", "9h", "midi", "SA,SU 09:00-12:00")]
    public void Words_are_read(string days, string? opens, string? closes, string expected)
    {
        var reading = HoursText.Read(days, opens, closes);
        reading.Kind.ShouldBe(ReadingKind.Read, reading.Why);
        Print(reading).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Fourth Sunday", "Following church service", null, "unknown-time")]
    [InlineData("November 1 - March 31", "Nights", "Mornings", "unknown-day")]
    [InlineData("Varies based on offered programming", null, null, "unknown-day")]
    [InlineData("9:00AM", "5:00PM", null, "other-columns")]
    [InlineData("", "5:00pm", "5:00pm", "no-day")]
    [InlineData("Every other Tuesday", "9:00AM", "5:00PM", "no-anchor")]
    [InlineData("tuesday", "5:00pm", "5:00pm", "same-times")]
    [InlineData("thursday", "8:00pm", "4:00pm", "closes-before-opening")]
    [InlineData("wednesday", "8:30pm", "8:00pm", "closes-before-opening")]
    [InlineData("monday", "12:00pm", "", "no-closing")]
    [InlineData("Tuesday", "7:00AM", "", "no-closing")]
    [InlineData("monday", "9", "17", "unknown-time")]
    [InlineData("monday", "25:00", "26:00", "unknown-time")]
    public void What_is_not_certain_stays_text(string days, string? opens, string? closes, string why)
    {
        var reading = HoursText.Read(days, opens, closes);
        reading.Kind.ShouldBe(ReadingKind.Unreadable);
        reading.Why.ShouldBe(why);
        reading.Periods.ShouldBeEmpty();
    }

    [Fact]
    public void By_appointment_is_said_apart()
    {
        var reading = HoursText.Read("Saturday", "By appointment", "");
        reading.Kind.ShouldBe(ReadingKind.Appointment);
        reading.AppointmentDays.ShouldBe([new DayRule(DayOfWeek.Saturday)]);
    }

    [Fact]
    public void A_day_without_hours_says_nothing() => HoursText.Read("sunday", "", "").Kind.ShouldBe(ReadingKind.Silent);

    [Fact]
    public void Both_sets_of_columns_must_agree()
    {
        Print(HoursText.ReadRow("Saturday", "12:30PM", "2:15PM", "Saturday", "750", "855")).ShouldBe("SA 12:30-14:15");
        HoursText.ReadRow("Saturday", "12:30PM", "2:15PM", "Saturday", "750", "915").Why.ShouldBe("columns-disagree");
    }

    [Fact]
    public void The_real_inventory_is_read_where_it_can_be_and_kept_where_it_cannot()
    {
        var path = Path.Combine(SharedData.Folder, "hsds-real", "dc", "schedules.csv");
        Assert.SkipUnless(File.Exists(path), "needs ../shared/data/hsds-real");
        using var csv = new CsvReader(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var readings = new List<HoursReading>();
        while (csv.Read())
            readings.Add(HoursText.ReadRow(csv["weekday"], csv["dtstart"], csv["until"], csv["byday"], csv["opens_at"], csv["closes_at"]));

        var counts = readings.GroupBy(r => r.Why ?? r.Kind.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        readings.Count.ShouldBe(6_951);
        counts.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["Silent"] = 5_442,
            ["Read"] = 1_469,
            ["Appointment"] = 4,
            ["same-times"] = 15,
            ["no-closing"] = 9,
            ["closes-before-opening"] = 4,
            ["unknown-day"] = 2,
            ["other-columns"] = 2,
            ["no-day"] = 2,
            ["no-anchor"] = 1,
            ["unknown-time"] = 1,
        }, ignoreOrder: true);
    }

    private static string Print(HoursReading reading) =>
        string.Join(", ", reading.Periods.Select(p => string.Create(CultureInfo.InvariantCulture, $"{DayRule.Print(p.Days)} {p.Opens:HH:mm}-{p.Closes:HH:mm}")));
}
