using System.Globalization;
using System.Runtime.InteropServices;

namespace Maillage.Modules.Directory.Hours;

/// <summary>A weekday, or its n-th in the month (2 = second, -1 = last, 0 = every one): one item of RFC 5545 BYDAY.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayRule(DayOfWeek Day, int Nth = 0)
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public bool IsOn(DateOnly date)
    {
        if (date.DayOfWeek != Day)
            return false;
        if (Nth == 0)
            return true;
        return Nth > 0
            ? (date.Day - 1) / 7 + 1 == Nth
            : (DateTime.DaysInMonth(date.Year, date.Month) - date.Day) / 7 + 1 == -Nth;
    }

    public override string ToString() => Nth == 0 ? Codes[(int)Day] : Nth.ToString(CultureInfo.InvariantCulture) + Codes[(int)Day];

    /// <summary>MO,TU or 2SA,-1TH.</summary>
    public static string Print(IEnumerable<DayRule> rules) => string.Join(',', rules);

    /// <summary>Null where one item is not a day.</summary>
    public static IReadOnlyList<DayRule>? Parse(string text)
    {
        var rules = new List<DayRule>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var day = item.Length < 2 ? -1 : Array.IndexOf(Codes, item[^2..].ToUpperInvariant());
            var nth = 0;
            if (day < 0 || (item.Length > 2 && (!int.TryParse(item[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out nth) || nth is 0 or < -5 or > 5)))
                return null;
            rules.Add(new DayRule((DayOfWeek)day, nth));
        }
        return rules;
    }

    /// <summary>Every day, Monday first.</summary>
    public static IReadOnlyList<DayRule> All { get; } = Range(DayOfWeek.Monday, DayOfWeek.Sunday);

    /// <summary>From one day to another, over the end of the week if need be.</summary>
    public static IReadOnlyList<DayRule> Range(DayOfWeek first, DayOfWeek last) =>
        [.. Enumerable.Range(0, ((int)last - (int)first + 7) % 7 + 1).Select(i => new DayRule((DayOfWeek)(((int)first + i) % 7)))];
}
