using System.Text.RegularExpressions;
using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Hours;

/// <summary>Reads days as people write them, in English and French: "Mon - Tue &amp; Thur - Fri", "2nd and 4th Saturdays of the month".</summary>
internal static partial class DayText
{
    private static readonly (string Name, DayOfWeek Day)[] Names =
    [
        ("monday", DayOfWeek.Monday), ("tuesday", DayOfWeek.Tuesday), ("wednesday", DayOfWeek.Wednesday), ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("saturday", DayOfWeek.Saturday), ("sunday", DayOfWeek.Sunday),
        ("lundi", DayOfWeek.Monday), ("mardi", DayOfWeek.Tuesday), ("mercredi", DayOfWeek.Wednesday), ("jeudi", DayOfWeek.Thursday),
        ("vendredi", DayOfWeek.Friday), ("samedi", DayOfWeek.Saturday), ("dimanche", DayOfWeek.Sunday),
    ];

    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["first"] = 1,
        ["1st"] = 1,
        ["premier"] = 1,
        ["1er"] = 1,
        ["second"] = 2,
        ["2nd"] = 2,
        ["deuxième"] = 2,
        ["2e"] = 2,
        ["third"] = 3,
        ["3rd"] = 3,
        ["troisième"] = 3,
        ["3e"] = 3,
        ["fourth"] = 4,
        ["4th"] = 4,
        ["quatrième"] = 4,
        ["4e"] = 4,
        ["fifth"] = 5,
        ["5th"] = 5,
        ["last"] = -1,
        ["dernier"] = -1,
    };

    /// <summary>Null where one word is not understood.</summary>
    public static IReadOnlyList<DayRule>? Read(string text)
    {
        var typed = OfTheMonth().Replace(text.Trim().ToLowerInvariant(), "").Trim();
        if (typed is "daily" or "every day" or "tous les jours")
            return DayRule.All;
        var rules = new List<DayRule>();
        var ordinals = new List<int>();
        foreach (var item in And().Split(typed))
        {
            var words = item.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            while (words.Count > 0 && Ordinals.TryGetValue(words[0], out var nth))
            {
                ordinals.Add(nth);
                words.RemoveAt(0);
            }
            if (words.Count == 0)
                continue;
            if (Range(string.Join(' ', words)) is not { } days || (days.Count > 1 && ordinals.Count > 0))
                return null;
            rules.AddRange(ordinals.Count == 0 ? days : ordinals.Select(n => new DayRule(days[0].Day, n)));
            ordinals.Clear();
        }
        return rules.Count == 0 || ordinals.Count > 0 ? null : [.. rules.Distinct()];
    }

    private static IReadOnlyList<DayRule>? Range(string item)
    {
        var ends = To().Split(item);
        return ends.Length switch
        {
            1 when Day(ends[0]) is { } day => [new DayRule(day)],
            2 when Day(ends[0]) is { } first && Day(ends[1]) is { } last => DayRule.Range(first, last),
            _ => null,
        };
    }

    private static DayOfWeek? Day(string word)
    {
        foreach (var (name, day) in Names)
        {
            // "thur", "mondays", "wendesday".
            if (word.Length >= 3 && (name.StartsWith(word.TrimEnd('.'), StringComparison.Ordinal) || word == name + "s" || (word.Length >= 6 && OneError.Apart(word, name))))
                return day;
        }
        return null;
    }

    [GeneratedRegex(@"\s+(of\s+)?(every|each|the|du|de chaque)\s*(month|mois)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex OfTheMonth();

    [GeneratedRegex(@"\s*(,|;|&|/|\band\b|\bet\b)\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex And();

    [GeneratedRegex(@"\s*(-|–|—|\bto\b|\bthrough\b|\bau\b|\bà\b)\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex To();
}
