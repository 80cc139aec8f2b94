using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Places;

/// <summary>How a typed text met a place, best first.</summary>
internal enum Match
{
    /// <summary>A name of the place, its article aside; or its postcode or code.</summary>
    Name,
    Part,
    Beginning,
    PartBeginning,
    OneError,
}

/// <summary>Places found by name; never changed after it is built.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, Place> byCode;
    private readonly Dictionary<string, List<Place>> byParent;
    private readonly Dictionary<string, List<Place>> byPostcode;
    private readonly string[] keys;
    private readonly Entry[] entries;

    private readonly record struct Entry(Place Place, bool IsPart);

    public PlaceIndex(IReadOnlyList<Place> places)
    {
        All = places;
        byCode = new(places.Count, StringComparer.Ordinal);
        byParent = new(StringComparer.Ordinal);
        byPostcode = new(StringComparer.Ordinal);
        var keyed = new List<KeyValuePair<string, Entry>>(places.Count * 4 / 3);
        foreach (var place in places)
        {
            byCode.Add(place.Code, place);
            if (place.ParentCode is { } parent)
                Add(byParent, parent, place);
            foreach (var postcode in place.Postcodes)
                Add(byPostcode, postcode, place);
            keyed.Add(new(PlaceName.WithoutArticle(PlaceName.Key(place.Name)), new(place, false)));
            foreach (var name in place.OtherNames)
                keyed.Add(new(PlaceName.WithoutArticle(PlaceName.Key(name)), new(place, false)));
            foreach (var name in place.PartNames)
                keyed.Add(new(PlaceName.WithoutArticle(PlaceName.Key(name)), new(place, true)));
        }
        keys = new string[keyed.Count];
        entries = new Entry[keyed.Count];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], entries[i]) = keyed[i];
        Array.Sort(keys, entries, StringComparer.Ordinal);
    }

    public IReadOnlyList<Place> All { get; }

    public Place? Find(string code) => byCode.GetValueOrDefault(code);

    public IReadOnlyList<Place> Children(string code) => byParent.TryGetValue(code, out var children) ? children : [];

    public IReadOnlyList<Place> AtPostcode(string postcode) => byPostcode.TryGetValue(postcode, out var places) ? places : [];

    /// <summary>Places by one of their names, beginning with <paramref name="key"/> (a PlaceName.Key without its article).</summary>
    public IEnumerable<(Place Place, Match Match)> StartingWith(string key)
    {
        var first = Array.BinarySearch(keys, key, StringComparer.Ordinal);
        if (first < 0)
            first = ~first;
        while (first > 0 && keys[first - 1].StartsWith(key, StringComparison.Ordinal))
            first--;
        for (var i = first; i < keys.Length && keys[i].StartsWith(key, StringComparison.Ordinal); i++)
        {
            var match = (keys[i].Length == key.Length, entries[i].IsPart) switch
            {
                (true, false) => Match.Name,
                (true, true) => Match.Part,
                (false, false) => Match.Beginning,
                (false, true) => Match.PartBeginning,
            };
            yield return (entries[i].Place, match);
        }
    }

    /// <summary>Places whose name is one typing error away.</summary>
    public IEnumerable<(Place Place, Match Match)> OneErrorFrom(string key)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (OneError.Apart(keys[i], key))
                yield return (entries[i].Place, Match.OneError);
        }
    }

    private static void Add(Dictionary<string, List<Place>> lists, string key, Place place)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        list.Add(place);
    }
}
