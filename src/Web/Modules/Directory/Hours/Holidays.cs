using Maillage.Modules.Places.Contracts;

namespace Maillage.Modules.Directory.Hours;

/// <summary>A public holiday by the key of its name; where it depends on the commune and nobody knows, it is not certain.</summary>
internal sealed record Holiday(string Key, bool IsCertain = true);

internal enum HolidayRegion
{
    None,
    Belgium,
    France,
    AlsaceMoselle,
    Guadeloupe,
    Martinique,
    Guyane,
    Reunion,
    Mayotte,
    SaintBarthelemy,
    SaintMartin,
}

/// <summary>
/// The public holidays of a place, computed. Sources: Belgian law of 4 January 1974 and royal decree of 18 April 1974; French Code du travail
/// L3133-1, L3134-13 (Alsace-Moselle) and L3422-2 (abolition of slavery overseas).
/// </summary>
internal sealed record HolidayCalendar(HolidayRegion Region, bool? GoodFriday = null)
{
    public static HolidayCalendar None { get; } = new(HolidayRegion.None);

    // Good Friday is a holiday in the communes of Alsace-Moselle that have a Protestant church. These have; for the others a page says that it may be.
    private static readonly HashSet<string> WithProtestantChurch = new(StringComparer.Ordinal)
    {
        "fr-57463", "fr-57672", "fr-57227", "fr-57631", "fr-67482", "fr-68066", "fr-68224",
    };

    private static readonly Dictionary<string, HolidayRegion> Departements = new(StringComparer.Ordinal)
    {
        ["fr-dep-57"] = HolidayRegion.AlsaceMoselle,
        ["fr-dep-67"] = HolidayRegion.AlsaceMoselle,
        ["fr-dep-68"] = HolidayRegion.AlsaceMoselle,
        ["fr-dep-971"] = HolidayRegion.Guadeloupe,
        ["fr-dep-972"] = HolidayRegion.Martinique,
        ["fr-dep-973"] = HolidayRegion.Guyane,
        ["fr-dep-974"] = HolidayRegion.Reunion,
        ["fr-dep-976"] = HolidayRegion.Mayotte,
        ["fr-dep-977"] = HolidayRegion.SaintBarthelemy,
        ["fr-dep-978"] = HolidayRegion.SaintMartin,
    };

    /// <summary>The calendar of a place of the gazetteer; none for an unknown one, since nobody knows its holidays.</summary>
    public static HolidayCalendar Of(string? placeCode, IPlaces places)
    {
        if (placeCode is null || places.Find(placeCode) is not { } place)
            return None;
        if (place.Country == "be")
            return new HolidayCalendar(HolidayRegion.Belgium);
        var around = places.Ancestors(placeCode).Select(p => p.Code).Prepend(placeCode).ToList();
        var region = around.Select(c => Departements.GetValueOrDefault(c)).FirstOrDefault(r => r is not HolidayRegion.None);
        if (region is HolidayRegion.None)
            return new HolidayCalendar(HolidayRegion.France);
        return new HolidayCalendar(region, around.Exists(WithProtestantChurch.Contains) ? true : null);
    }

    public Holiday? On(DateOnly date)
    {
        if (Region is HolidayRegion.None)
            return null;
        if (Fixed(date) is { } key)
            return new Holiday(key);
        return (date.DayNumber - Easter(date.Year).DayNumber) switch
        {
            -2 when Region is HolidayRegion.AlsaceMoselle && GoodFriday is not false => new Holiday("hours.holiday.good_friday", GoodFriday is true),
            1 => new Holiday("hours.holiday.easter_monday"),
            39 => new Holiday("hours.holiday.ascension"),
            50 => new Holiday("hours.holiday.whit_monday"),
            _ => null,
        };
    }

    private string? Fixed(DateOnly date)
    {
        var french = Region is not HolidayRegion.Belgium;
        return (date.Month, date.Day) switch
        {
            (1, 1) => "hours.holiday.new_year",
            (5, 1) => "hours.holiday.labour_day",
            (5, 8) when french => "hours.holiday.victory",
            (7, 14) when french => "hours.holiday.bastille_day",
            (7, 21) when !french => "hours.holiday.belgian_national_day",
            (8, 15) => "hours.holiday.assumption",
            (11, 1) => "hours.holiday.all_saints",
            (11, 11) => "hours.holiday.armistice",
            (12, 25) => "hours.holiday.christmas",
            (12, 26) when Region is HolidayRegion.AlsaceMoselle => "hours.holiday.saint_stephen",
            var day when day == Abolition => "hours.holiday.abolition",
            _ => null,
        };
    }

    private (int Month, int Day) Abolition => Region switch
    {
        HolidayRegion.Mayotte => (4, 27),
        HolidayRegion.Martinique => (5, 22),
        HolidayRegion.Guadeloupe => (5, 27),
        HolidayRegion.SaintMartin => (5, 28),
        HolidayRegion.Guyane => (6, 10),
        HolidayRegion.SaintBarthelemy => (10, 9),
        HolidayRegion.Reunion => (12, 20),
        _ => default,
    };

    /// <summary>Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
