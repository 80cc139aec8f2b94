using System.Globalization;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;

namespace Maillage.Modules.Accompaniments;

/// <summary>What is typed into forms, as days, numbers and answers.</summary>
internal static class Typed
{
    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2100 ? day : null;

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string? Written(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Yes, no, or not said.</summary>
    public static bool? Answer(string? typed) => typed switch { "yes" => true, "no" => false, _ => null };

    public static string Written(bool? answer) => answer switch { true => "yes", false => "no", null => "" };

    public static IReadOnlyList<Choice> Answers(Texts texts, bool? chosen) =>
    [
        new("yes", texts["accompaniments.yes"], chosen == true), new("no", texts["accompaniments.no"], chosen == false), new("", texts["accompaniments.unsaid"], chosen is null),
    ];

    public static IReadOnlyList<Choice> Choices(IVocabularies vocabularies, string list, Texts texts, params IReadOnlyCollection<string?> chosen) =>
        [.. vocabularies.List(list).Where(t => !t.Closed || chosen.Contains(t.Code)).Select(t => new Choice(t.Code, vocabularies.Label(list, t.Code, texts), chosen.Contains(t.Code)))];

    /// <summary>Hours and minutes of work: 3 h 30.</summary>
    public static string Hours(int minutes, Texts texts) => minutes % 60 == 0 ? texts["accompaniments.hours", minutes / 60] : texts["accompaniments.hours_minutes", minutes / 60, (minutes % 60).ToString("00", CultureInfo.InvariantCulture)];

    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
