using System.Collections.Frozen;
using System.Text.Json;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Vocabularies;

/// <summary>What a list is called, and what a network may do to it.</summary>
/// <param name="Extend">As the shipped file says it: network, fixed, fixed-external, team…</param>
internal sealed record ShippedList(string Id, Wording Name, string Extend)
{
    /// <summary>New items may be added and items closed; elsewhere the program acts on the codes.</summary>
    public bool IsOpen => Extend is "network" or "network-fixed" or "team" or "organisation";

    /// <summary>Labels are compared word for word with a register outside: only search words may change.</summary>
    public bool IsVerbatim => Extend is "fixed-external";
}

/// <summary>The lists of the shipped file, in its order.</summary>
internal static class ShippedLists
{
    private const string Resource = "Maillage.Modules.Vocabularies.Data.vocabularies.json";

    public static readonly IReadOnlyList<ShippedList> All = Read();

    private static readonly FrozenDictionary<string, ShippedList> ById = All.ToFrozenDictionary(l => l.Id, StringComparer.Ordinal);

    public static ShippedList? Find(string id) => ById.GetValueOrDefault(id);

    public static Stream Open() => typeof(ShippedLists).Assembly.GetManifestResourceStream(Resource)!;

    private static List<ShippedList> Read()
    {
        using var stream = Open();
        using var file = JsonDocument.Parse(stream);
        return [.. file.RootElement.GetProperty("vocabularies").EnumerateArray().Select(l => new ShippedList(
            Text(l, "id"), new Wording(Text(l, "fr"), Text(l, "nl"), Text(l, "en")), Text(l, "extend")))];
    }

    private static string Text(JsonElement list, string name) => list.GetProperty(name).GetString()!;
}
