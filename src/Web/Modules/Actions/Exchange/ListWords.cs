using System.Text.Json;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>
/// The register's words and our codes, compared word for word: an item may hold commas and is never split.
/// What no list knows stays as it is said, and is its own label.
/// </summary>
internal sealed class ListWords(IVocabularies vocabularies, IPlaces places)
{
    private readonly Dictionary<string, Dictionary<string, string>> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> words = new(StringComparer.Ordinal);

    public string Code(string list, string said) => Codes(list).GetValueOrDefault(said, said);

    public bool Knows(string list, string said) => Codes(list).ContainsKey(said);

    public string Words(string list, string code)
    {
        if (!words.TryGetValue(list, out var known))
            words[list] = known = vocabularies.List(list).ToDictionary(t => t.Code, t => OfRegister(t) ?? t.Label.Fr, StringComparer.Ordinal);
        return known.GetValueOrDefault(code, code);
    }

    /// <summary>The commune meant by a name, inside one of the départements named beside it; the name itself where it is not certain.</summary>
    public string Commune(string name, IReadOnlyList<string> departements)
    {
        List<Place> communes = [.. places.Resolve(name).Choices.Where(p => p.Kind is PlaceKind.Commune && (departements.Count == 0 || departements.Any(d => places.Descends(p.Code, d))))];
        return communes is [var only] ? only.Code : name;
    }

    public string Departement(string name) =>
        places.Resolve(name).Choices.FirstOrDefault(p => p.Kind is PlaceKind.Departement or PlaceKind.Province)?.Code ?? name;

    public string PlaceName(string code) => places.Find(code)?.Name ?? code;

    private Dictionary<string, string> Codes(string list)
    {
        if (codes.TryGetValue(list, out var known))
            return known;
        known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in vocabularies.List(list))
        {
            known.TryAdd(OfRegister(term) ?? term.Label.Fr, term.Code);
            known.TryAdd(term.Label.Fr, term.Code);
        }
        return codes[list] = known;
    }

    private static string? OfRegister(VocabularyTerm term)
    {
        if (!term.Extra.TryGetValue("maps_to", out var maps))
            return null;
        using var map = JsonDocument.Parse(maps);
        return map.RootElement.ValueKind is JsonValueKind.Object && map.RootElement.TryGetProperty("oscars", out var said) && said.ValueKind is JsonValueKind.String ? said.GetString() : null;
    }
}
