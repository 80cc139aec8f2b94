using System.Globalization;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>The figures of people, among those of one profession or of one structure.</summary>
internal sealed class AmongView(GroupFigures figures, Reader reader, string? chosen, IVocabularies vocabularies, Texts texts)
{
    public IReadOnlyList<(string Name, IReadOnlyList<PeopleGroup> Groups)> Kinds { get; } =
    [
        (texts["indicators.among.profession"], PeopleGroup.Seen(figures.ByProfession, reader)),
        (texts["indicators.among.structure"], PeopleGroup.Seen(figures.ByStructure, reader)),
    ];

    public PeopleGroup? Chosen => Kinds.SelectMany(k => k.Groups).FirstOrDefault(g => g.Key == chosen);

    /// <summary>Asked for, and not offered to this reader: too few people, or nobody.</summary>
    public bool IsRefused => !string.IsNullOrEmpty(chosen) && Chosen is null;

    public bool HidesSome => reader is not Reader.Team;

    public int Least => SmallNumbers.Least(reader, isSensitive: true);

    /// <summary>In the order of its names.</summary>
    public IEnumerable<(PeopleGroup Group, string Name)> Ordered(IEnumerable<PeopleGroup> groups) => groups.Select(g => (g, Name(g))).OrderBy(g => g.Item2, StringComparer.CurrentCulture);

    public string Name(PeopleGroup group) => group switch
    {
        { Name: "" } => texts["indicators.among.unsaid"],
        _ when group.Key.StartsWith("metier.", StringComparison.Ordinal) => vocabularies.Label("professions", group.Name, texts),
        _ => group.Name,
    };

    /// <summary>Each figure with its base; null = not shown to this reader, or not known yet.</summary>
    public IEnumerable<(string Name, string? Value, string? Base)> Lines(PeopleGroup g)
    {
        yield return (texts["indicators.among.requests"], Number(g.Requests), texts["indicators.among.of_requests", Number(figures.Requests)!]);
        yield return (texts["indicators.among.accepted"], Number(g.Accepted), texts["indicators.among.of_own_requests", Number(g.Requests)!]);
        yield return (texts["indicators.among.came"], Number(g.Came), g.Accepted is { } accepted ? texts["indicators.among.of_accepted", Number(accepted)!] : null);
        yield return (texts["indicators.among.presences"], Number(g.Presences), g is { Presences: not null, Accepted: { } expected } ? texts["indicators.among.of_expected", Number(expected * figures.HeldSessions)!] : null);
    }

    private static string? Number(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture);
}
