using Maillage.Modules.Directory.Search;
using Maillage.Platform.Ui.Tags;

namespace Maillage.Modules.Directory.Results;

/// <summary>One facet as a group of boxes to tick, with true counts.</summary>
/// <param name="More">Shown on demand: the less used values.</param>
/// <param name="Aside">Stands among the further filters.</param>
internal sealed record FacetView(string Name, string TitleKey, IReadOnlyList<Choice> First, IReadOnlyList<Choice> More, bool Aside)
{
    private const int Shown = 5;

    private static readonly Facet[] InOrder =
    [
        Facet.Support, Facet.Sector, Facet.Territory, Facet.Theme, Facet.Language, Facet.Help, Facet.Public, Facet.Access, Facet.Mode, Facet.Purpose, Facet.Kind,
    ];

    private static readonly Facet[] Further = [Facet.Public, Facet.Access, Facet.Mode, Facet.Purpose, Facet.Kind];

    public bool AnyChosen => First.Concat(More).Any(c => c.Chosen);

    public static IReadOnlyList<FacetView> All(Outcome found, ResultWords words) => [.. InOrder.Select(f => Of(found, f, words)).Where(v => v.First.Count > 0)];

    private static FacetView Of(Outcome found, Facet facet, ResultWords words)
    {
        var values = found.Index.Values;
        var chosen = found.Plan.Chosen((int)facet);
        var choices = new List<Choice>();
        for (var p = 0; facet == Facet.Territory && p < found.Plan.Places.Count; p++)
        {
            var place = found.Index.Places[found.Plan.Places[p]];
            choices.Add(new Choice(place.Code, place.Names[0], Chosen: true, found.PlaceCounts[p]));
        }
        for (var v = values.First(facet); v < values.End(facet); v++)
        {
            if (found.Counts[v] > 0 || chosen.Contains(v))
                choices.Add(new Choice(values.Values[v].Code, words.Value(found, v), chosen.Contains(v), found.Counts[v]));
        }
        // A région that is one département has the same name and the same services: once is enough.
        choices = [.. choices.GroupBy(c => (c.Label, c.Count)).Select(g => g.FirstOrDefault(c => c.Chosen) ?? g.First())];
        // What is ticked stays in sight; then what gives most, in the order of the list among equals.
        var sorted = choices.OrderByDescending(c => c.Chosen).ThenByDescending(c => c.Count).ToList();
        var first = Math.Max(Shown, sorted.Count(c => c.Chosen));
        return new FacetView(Facets.Names[(int)facet], $"directory.facet.{Facets.Names[(int)facet]}", [.. sorted.Take(first)], [.. sorted.Skip(first)], Further.Contains(facet));
    }
}

/// <summary>A filter that is on, and the address without it.</summary>
internal sealed record Chip(string Label, string AddressWithout)
{
    public static IReadOnlyList<Chip> All(Outcome found, ResultWords words)
    {
        var query = found.Plan.Query;
        var chips = new List<Chip>();
        if (query.Words.Length > 0)
        {
            // As understood: a word that hurts is read, never repeated as a label.
            var said = Reading.Of(found).Understood is { Length: > 0 } understood ? understood : query.Words;
            chips.Add(new(words.Quoted(said.Length > 60 ? $"{said[..60]}…" : said), QueryAddress.Of(query with { Words = "", Exact = false, Page = 1 })));
        }
        for (var f = 0; f < Facets.Count; f++)
        {
            foreach (var value in found.Plan.Chosen(f))
            {
                var code = found.Index.Values.Values[value].Code;
                chips.Add(new(words.Value(found, value), QueryAddress.Of(query.Without((Facet)f, code))));
            }
        }
        foreach (var place in found.Plan.Places.Select(p => found.Index.Places[p]))
            chips.Add(new(place.Names[0], QueryAddress.Of(query.Without(Facet.Territory, place.Code))));
        if (found.Plan.Near.Length > 0)
            chips.Add(new(words.Near(found), QueryAddress.Of(query with { Near = "", Radius = null, Page = 1 })));
        if (query.OpenNow)
            chips.Add(new(words.OpenNow, QueryAddress.Of(query with { OpenNow = false, Page = 1 })));
        return chips;
    }
}

/// <summary>One filter to leave out when nothing is found, and how many that gives.</summary>
internal sealed record Rescue(string Label, int Count, string Address);

/// <summary>How the words typed were read, where that is not simply as typed.</summary>
internal sealed record Reading(string Understood, IReadOnlyList<string> NotFound)
{
    public static Reading Plain { get; } = new("", []);

    public static Reading Of(Outcome found)
    {
        var units = found.Words.Select(w => w.Unit).ToList();
        var guessed = units.Exists(u => u.How is ReadAs.Synonym or ReadAs.Joined or ReadAs.Split or ReadAs.Typing);
        return new Reading(
            guessed ? string.Join(", ", units.Where(u => u.How is not ReadAs.Nothing).Select(u => u.Shown)) : "",
            [.. units.Where(u => u.How is ReadAs.Nothing).Select(u => u.Said)]);
    }
}
