using System.Globalization;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Actions;

/// <summary>Where a record says two things at once. Both are kept; nothing is corrected.</summary>
/// <param name="Rule">Code of the rule, the same in files and on pages.</param>
/// <param name="Arguments">What fills its sentence.</param>
internal sealed record Contradiction(string Rule, params object[] Arguments)
{
    public string Say(Texts texts) => texts[$"actions.contradiction.{Rule}", [.. Arguments.Select(a => a is string said ? InWords(said) : a)]];

    /// <summary>"2020-04" as "avril 2020"; anything else as it is.</summary>
    private static string InWords(string said) =>
        DateOnly.TryParseExact(said, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("MMMM yyyy", CultureInfo.CurrentCulture) : said;
}

internal static class Contradictions
{
    public static IReadOnlyList<Contradiction> Of(ActionRecord action) =>
        [.. new[] { Duration(action), LastYear(action), Partners(action), Accepted(action), People(action) }.OfType<Contradiction>()];

    private static Contradiction? Duration(ActionRecord action)
    {
        var (from, to) = Plan(action);
        if (from is null || to is null || action.DurationFrom is not { } saidFrom || action.DurationTo is not { } saidTo)
            return null;
        return Month(saidFrom) == from && Month(saidTo) == to ? null : new Contradiction("duree-vs-plan", saidFrom, saidTo, from, to);
    }

    private static Contradiction? LastYear(ActionRecord action) =>
        action.YearEnds is { } year && Plan(action).To is { } to && int.Parse(to[..4], CultureInfo.InvariantCulture) > year ? new Contradiction("annee-fin-vs-plan", year, to) : null;

    private static Contradiction? Partners(ActionRecord action) =>
        action.PartnerTypes.Count > 0 && Declared(action, "P1") is { } count && count != action.PartnerTypes.Count ? new Contradiction("structures-vs-liste", action.PartnerTypes.Count, count) : null;

    // More structures than people accepted: the count cannot be that of the structures represented.
    private static Contradiction? Accepted(ActionRecord action) =>
        Declared(action, "P1") is { } structures && Part(action, "P4", "participantsAcceptes") is { } accepted && structures > accepted ? new Contradiction("structures-superieur-acceptes", structures, accepted) : null;

    private static Contradiction? People(ActionRecord action) =>
        action is { PeopleText: { Length: > 0 } said, PeopleCount: null } && !int.TryParse(said, CultureInfo.InvariantCulture, out _) ? new Contradiction("nombre-personnes-non-numerique") : null;

    private static (string? From, string? To) Plan(ActionRecord action) =>
        (action.Steps.Select(s => s.From).OfType<string>().Select(Month).Order(StringComparer.Ordinal).FirstOrDefault(),
         action.Steps.Select(s => s.To ?? s.From).OfType<string>().Select(Month).Order(StringComparer.Ordinal).LastOrDefault());

    private static string Month(string date) => date.Length > 7 ? date[..7] : date;

    private static decimal? Declared(ActionRecord action, string code) => Find(action, code)?.Value;

    private static decimal? Part(ActionRecord action, string code, string key) => Find(action, code)?.Parts.Find(p => p.Key == key)?.Value;

    private static DeclaredIndicator? Find(ActionRecord action, string code) =>
        action.Evaluation.Process.Concat(action.Evaluation.Results).FirstOrDefault(i => i.Code == code);
}
