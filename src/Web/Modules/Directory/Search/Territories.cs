namespace Maillage.Modules.Directory.Search;

/// <summary>Who serves a place and who stands in it. A service serves a place when its area is that place, one around it, or one within it.</summary>
internal sealed class Territories
{
    private sealed record Reach(EntrySet Exactly, EntrySet Within, EntrySet Standing);

    private readonly PlaceTable places;
    private readonly Dictionary<int, Reach> reaches = [];

    /// <summary>Collects who serves what.</summary>
    /// <param name="places">The gazetteer.</param>
    /// <param name="areas">For each entry the places it serves.</param>
    /// <param name="communes">For each entry the places it stands in.</param>
    public Territories(PlaceTable places, int[][] areas, int[][] communes)
    {
        this.places = places;
        var exactly = new Dictionary<int, List<int>>();
        var within = new Dictionary<int, List<int>>();
        var standing = new Dictionary<int, List<int>>();
        for (var entry = 0; entry < areas.Length; entry++)
        {
            foreach (var place in areas[entry])
            {
                Add(exactly, place, entry);
                foreach (var around in Upwards(place))
                    Add(within, around, entry);
            }
            foreach (var place in communes[entry])
            {
                foreach (var around in Upwards(place))
                    Add(standing, around, entry);
            }
        }
        foreach (var place in within.Keys.Union(standing.Keys))
        {
            reaches[place] = new Reach(
                new EntrySet(exactly.GetValueOrDefault(place) ?? [], areas.Length),
                new EntrySet(within.GetValueOrDefault(place) ?? [], areas.Length),
                new EntrySet(standing.GetValueOrDefault(place) ?? [], areas.Length));
        }
    }

    /// <summary>Whether any entry serves or stands in the place or a part of it.</summary>
    public bool Knows(int place) => reaches.ContainsKey(place);

    /// <summary>The places of which some entry serves the whole or a part, other than by serving more.</summary>
    public IEnumerable<int> Served => reaches.Where(r => r.Value.Within.Count > 0).Select(r => r.Key);

    public void AddServing(int place, Span<ulong> set)
    {
        if (reaches.TryGetValue(place, out var reach))
            reach.Within.AddTo(set);
        AddWhole(places.Parent(place), set);
    }

    /// <summary>Adds those that serve the whole of the place, or all around it.</summary>
    public void AddWhole(int place, Span<ulong> set)
    {
        foreach (var around in Upwards(place))
        {
            if (reaches.TryGetValue(around, out var reach))
                reach.Exactly.AddTo(set);
        }
    }

    public void AddStanding(int place, Span<ulong> set)
    {
        if (reaches.TryGetValue(place, out var reach))
            reach.Standing.AddTo(set);
    }

    /// <summary>The place and all around it; a gazetteer that turns in a circle is left after a few steps.</summary>
    public IEnumerable<int> Upwards(int place)
    {
        for (var steps = 0; place >= 0 && steps < 12; steps++)
        {
            yield return place;
            place = places.Parent(place);
        }
    }

    private static void Add(Dictionary<int, List<int>> lists, int place, int entry)
    {
        if (!lists.TryGetValue(place, out var list))
            lists[place] = list = [];
        if (list.Count == 0 || list[^1] != entry)
            list.Add(entry);
    }
}
