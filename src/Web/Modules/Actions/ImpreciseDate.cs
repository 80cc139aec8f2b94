using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Platform.Text;

namespace Maillage.Modules.Actions;

/// <summary>A date as people write it, with how exact it is; the wording is kept beside.</summary>
/// <param name="From">2020, 2020-10 or 2020-10-15; null where nobody can tell.</param>
/// <param name="Precision">jour, mois, mi-mois or annee.</param>
internal sealed partial record ImpreciseDate(string? From, string? To, string? Precision)
{
    private static readonly string[] Months = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

    /// <summary>Reads "Mi-octobre 2020", "De novembre 2020 à juillet 2021", "15 mars 2021", "2020".</summary>
    public static ImpreciseDate Read(string said)
    {
        var points = Point().Matches(Fold.Key(said)).Select(m => (Match: m, Date: Date(m))).ToList();
        if (points.Count == 0)
            return new ImpreciseDate(null, null, null);
        var from = points[0].Date;
        var to = points[^1].Date;
        return new ImpreciseDate(from, to, points[0].Match.Groups["mid"].Success ? "mi-mois" : from.Length switch { 4 => "annee", 7 => "mois", _ => "jour" });
    }

    private static string Date(Match match)
    {
        var month = Array.IndexOf(Months, match.Groups["month"].Value) + 1;
        var year = match.Groups["year"].Value;
        if (month == 0)
            return year;
        return match.Groups["day"].Success && int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day
            ? $"{year}-{month:00}-{day:00}" : $"{year}-{month:00}";
    }

    [GeneratedRegex(@"(?:(?<mid>mi) )?(?:(?:(?<day>[0-9]{1,2})(?:er)? )?(?<month>[a-z]{3,9}) )?(?<year>(?:19|20)[0-9]{2})\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Point();
}
