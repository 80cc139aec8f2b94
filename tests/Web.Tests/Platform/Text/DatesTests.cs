using System.Globalization;
using Maillage.Platform.Text;

namespace Maillage.Tests.Platform.Text;

/// <summary>The first of a month is "1er" in French and half past nine "9 h 30", on pages and in sentences.</summary>
public sealed class DatesTests
{
    [Theory]
    [InlineData("fr", "1er juillet 2026", "mercredi 1er juillet 2026", "de 9\u202Fh à 12\u202Fh\u202F30")]
    [InlineData("nl", "1 juli 2026", "woensdag 1 juli 2026", "de 09:00 à 12:30")]
    public void The_first_is_written_as_people_write_it(string language, string written, string said, string hours)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            var first = new DateOnly(2026, 7, 1);
            first.InWords().ShouldBe(written);
            string.Format(SentenceFormat.One, "{0:dddd d MMMM yyyy}", first).ShouldBe(said);
            string.Format(SentenceFormat.One, "de {0:HH:mm} à {1:HH:mm}", new TimeOnly(9, 0), new TimeOnly(12, 30)).ShouldBe(hours);
            first.AddDays(10).InWords().ShouldStartWith("11 ");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
