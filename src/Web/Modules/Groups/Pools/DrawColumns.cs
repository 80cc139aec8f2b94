using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Groups.Pools;

/// <summary>What a rule may look at in an application. Structures can be capped only: in the files of a draw they are S-01, S-02…</summary>
internal static class DrawColumns
{
    public const string Structure = "structure";
    public const string Unknown = "non-renseigne";

    /// <summary>Who leads and who is led never sit together: one column for each link that shares a person with another.</summary>
    public const string Hierarchy = "hierarchie-";

    /// <summary>Both of a pair, or neither.</summary>
    public const string Pair = "binome";

    private const string Commune = "commune";
    private const string Before = "deja-candidate";

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["secteur"] = Vocabularies.Contracts.Lists.RequesterSectors,
        ["metier"] = "professions",
        ["type-de-structure"] = Vocabularies.Contracts.Lists.StructureTypes,
        ["canal"] = "diffusion-channels",
    };

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = ["secteur", Commune, "type-de-structure", "metier", Before, "canal", Structure];

    public static string NameOf(string column, Texts texts) =>
        All.Contains(column) ? texts[$"groups.column.{column}"] : column.StartsWith(Hierarchy, StringComparison.Ordinal) ? texts["groups.column.hierarchie"] : column == Pair ? texts["groups.column.binome"] : column;

    public static string LabelOf(string column, string value, IVocabularies vocabularies, IPlaces places, Texts texts) => value switch
    {
        Unknown => texts["groups.unknown"],
        _ when Lists.TryGetValue(column, out var list) => vocabularies.Label(list, value, texts),
        _ when column == Commune => places.Find(value) is { } place ? places.Label(place) : value,
        "oui" or "non" when column == Before => texts[$"groups.before.{value}"],
        _ => value,
    };
}
