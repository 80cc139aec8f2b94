using System.Globalization;

namespace Maillage.Platform.Text;

/// <summary>Dates and hours as people write them: in French the first of a month is "1er", and half past nine "9 h 30".</summary>
internal static class Dates
{
    private const string DayAndMonth = "d MMM";
    private const string HourAndMinute = "HH:mm";

    /// <summary>"1er juillet 2026".</summary>
    public static string InWords<T>(this T date, string format = "d MMMM yyyy")
        where T : struct, IFormattable => date.ToString(For(format, date), CultureInfo.CurrentCulture);

    /// <summary>The format for this day and hour; "dddd d MMMM" holds a day too.</summary>
    internal static string For(string format, IFormattable date)
    {
        if (CultureInfo.CurrentCulture.TwoLetterISOLanguageName != "fr")
            return format;
        if (format.Contains(DayAndMonth, StringComparison.Ordinal) && date.ToString("%d", CultureInfo.InvariantCulture) == "1")
            format = format.Replace(DayAndMonth, "d'er' MMM", StringComparison.Ordinal);
        return format.Contains(HourAndMinute, StringComparison.Ordinal)
            ? format.Replace(HourAndMinute, date.ToString("mm", CultureInfo.InvariantCulture) == "00" ? "H'\u202Fh'" : "H'\u202Fh\u202F'mm", StringComparison.Ordinal) : format;
    }
}

/// <summary>Fills the sentences of a Texts.json: as the culture does, dates as above.</summary>
internal sealed class SentenceFormat : IFormatProvider, ICustomFormatter
{
    public static readonly SentenceFormat One = new();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.CurrentCulture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        DateOnly or TimeOnly or DateTimeOffset or DateTime when format is not null => ((IFormattable)arg).ToString(Dates.For(format, (IFormattable)arg), CultureInfo.CurrentCulture),
        IFormattable said => said.ToString(format, CultureInfo.CurrentCulture),
        _ => arg?.ToString() ?? "",
    };
}
