using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments;

/// <summary>An accompaniment in a line: how long, with whom.</summary>
internal static class Headline
{
    /// <summary>"9 septembre 2024 au 12 juin 2025", "14 personnes, direction comprise".</summary>
    public static IEnumerable<string> Facts(Dossier dossier, Texts texts)
    {
        if (dossier is { Begins: { } first, Ends: { } last })
            yield return texts["accompaniments.span", Typed.Long(first), Typed.Long(last)];
        if (Team(dossier.One, texts) is { } team)
            yield return team;
        if (dossier.Action.LeadName is { } lead)
            yield return lead;
    }

    public static string? Team(Accompaniment one, Texts texts) =>
        one.Headcount is { } people ? texts.Count(one.HasManagement == true ? "accompaniments.team_with_management" : "accompaniments.team", people) : null;

    public static string Lead(Dossier dossier, Texts texts) =>
        texts["accompaniments.show.lead", dossier.Action.LeadName ?? texts["accompaniments.a_service"], Team(dossier.One, texts) ?? texts["accompaniments.a_team"]];
}
