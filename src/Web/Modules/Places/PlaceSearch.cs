using Maillage.Modules.Places.Contracts;

namespace Maillage.Modules.Places;

/// <summary>One consistent state of the places, and what a typed text means in it.</summary>
internal sealed class PlaceSearch(PlaceIndex shipped, PlaceIndex quartiers) : IPlaces
{
    /// <summary>No place has a longer name; a longer text is no name.</summary>
    private const int LongestName = 100;
    private const int MostChoices = 20;

    private readonly record struct Hit(Place Place, Match Match);

    public IReadOnlyList<Place> All { get; } = quartiers.All.Count == 0 ? shipped.All : [.. shipped.All, .. quartiers.All];

    public Place? Find(string code) => shipped.Find(code) ?? quartiers.Find(code);

    public IReadOnlyList<Place> Ancestors(string code)
    {
        var around = new List<Place>(4);
        for (var place = Find(code); place?.ParentCode is { } parent; place = around[^1])
            around.Add(Find(parent)!);
        return around;
    }

    public bool Descends(string code, string ancestor)
    {
        for (var place = Find(code); place is not null; place = place.ParentCode is null ? null : Find(place.ParentCode))
        {
            if (string.Equals(place.Code, ancestor, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    public IReadOnlyList<Place> Children(string code)
    {
        var added = quartiers.Children(code);
        return added.Count == 0 ? shipped.Children(code) : [.. shipped.Children(code), .. added];
    }

    public IReadOnlyList<Place> Search(string text, int limit) => limit <= 0 ? [] : [.. Hits(text).Take(limit).Select(h => h.Place)];

    public Resolution Resolve(string text)
    {
        var hits = Hits(text);
        if (hits.Count == 0)
            return Resolution.None;
        var best = hits[0].Match;
        var choices = hits.TakeWhile(h => h.Match == best).Select(h => h.Place).ToList();
        choices = WithTheirArticle(text, choices);
        choices = [.. choices.Where(p => !IsAllOf(p, choices)).Take(MostChoices)];
        var sharePostcode = text.AsSpan().Trim() is { Length: 4 or 5 } digits && !digits.ContainsAnyExceptInRange('0', '9')
            && choices.TrueForAll(p => string.Equals(p.ParentCode, choices[0].ParentCode, StringComparison.Ordinal));
        return new Resolution(choices, choices.Count > 1 && !sharePostcode && !LieInEachOther(choices), best is Match.OneError);
    }

    public string Label(Place place)
    {
        if (place.Kind is not (PlaceKind.Commune or PlaceKind.Quartier) || place.ParentCode is null || Find(place.ParentCode) is not { } parent)
            return place.Name;
        if (string.Equals(place.Name, parent.ShortName, StringComparison.Ordinal) && parent.Kind is not PlaceKind.Province)
            // Paris is its département; the City of Brussels is one of 19 communes.
            return shipped.Children(parent.Code).Count == 1 ? place.Name : $"{place.Name} (ville)";
        return $"{place.Name} ({(parent.Kind is PlaceKind.Province ? char.ToLowerInvariant(parent.Name[0]) + parent.Name[1..] : parent.ShortName)})";
    }

    private List<Hit> Hits(string text)
    {
        var typed = text.Trim();
        if (typed.Length is 0 or > LongestName)
            return [];
        if (ByNumber(typed) is { Count: > 0 } numbered)
            return [.. numbered.OrderByDescending(p => p.Weight).ThenBy(p => p.Code, StringComparer.Ordinal).Select(p => new Hit(p, Match.Name))];
        var key = PlaceName.WithoutArticle(PlaceName.Key(typed));
        if (key.Length < 2)
            return [];
        var hits = Ranked(shipped.StartingWith(key).Concat(quartiers.StartingWith(key)));
        // Short words are one error away from too many others.
        return hits.Count > 0 || key.Length < 5 ? hits : Ranked(shipped.OneErrorFrom(key).Concat(quartiers.OneErrorFrom(key)));
    }

    private IReadOnlyList<Place> ByNumber(string typed)
    {
        if (Find(typed.ToLowerInvariant()) is { } coded)
            return [coded];
        if (!char.IsAsciiDigit(typed[0]))
            return [];
        return typed.Length <= 3 && Find($"fr-dep-{typed.ToUpperInvariant()}") is { } departement ? [departement] : shipped.AtPostcode(typed);
    }

    // Who writes "Bruxelles" or "La Réunion" means the region, who writes "Namur" or "Mayenne" the town.
    private static int Rank(Place place) => place.Kind switch
    {
        PlaceKind.Country or PlaceKind.Region => 0,
        PlaceKind.Commune or PlaceKind.Quartier => 1,
        _ => 2,
    };

    private static List<Hit> Ranked(IEnumerable<(Place Place, Match Match)> found) =>
    [
        .. found.GroupBy(f => f.Place.Code, StringComparer.Ordinal)
            .Select(g => new Hit(g.First().Place, g.Min(f => f.Match)))
            .OrderBy(h => h.Match)
            .ThenBy(h => h.Match is Match.Beginning or Match.PartBeginning ? 0 : Rank(h.Place))
            .ThenByDescending(h => h.Place.Weight)
            .ThenBy(h => h.Place.Code, StringComparer.Ordinal),
    ];

    /// <summary>"le lamentin" means those that bear the article. "liège" means Liège, not the village Le Liège; but "lamentin" may mean the larger Le Lamentin.</summary>
    private static List<Place> WithTheirArticle(string text, List<Place> choices)
    {
        var key = PlaceName.Key(text);
        var asTyped = choices.FindAll(p => p.OtherNames.Prepend(p.Name).Any(n => string.Equals(PlaceName.Key(n), key, StringComparison.Ordinal)));
        if (asTyped.Count == 0)
            return choices;
        if (key.Length > PlaceName.WithoutArticle(key).Length)
            return asTyped;
        var largest = asTyped.Max(p => p.Weight);
        return choices.FindAll(p => p.Weight > largest || asTyped.Contains(p));
    }

    /// <summary>Whether a choice is the same ground as a narrower one: the région Martinique and its one département, the département and the commune of Paris.</summary>
    private bool IsAllOf(Place place, List<Place> choices) =>
        shipped.Children(place.Code) is [var only] && choices.Exists(c => string.Equals(c.Code, only.Code, StringComparison.Ordinal));

    private bool LieInEachOther(List<Place> choices) =>
        choices.TrueForAll(a => choices.TrueForAll(b => Descends(a.Code, b.Code) || Descends(b.Code, a.Code)));
}
