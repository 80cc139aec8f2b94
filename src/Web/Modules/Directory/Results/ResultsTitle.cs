using Maillage.Modules.Directory.Search;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Results;

/// <summary>The title of a results page as a sentence: "14 services pour accompagner une équipe, dans l'enseignement, à Namur".</summary>
internal sealed class ResultsTitle(Texts texts, IPlaces places)
{
    public string Of(IndexModel page)
    {
        if (page.Total == 0)
            return page.Chips.Count == 0 ? texts["directory.results.empty"] : texts.Count("directory.results.none", page.Chips.Count);
        var query = page.Query;
        var parts = new List<string> { texts.Count("directory.results", page.Total) };
        Add(parts, query, Facet.Support, "directory.to");
        Add(parts, query, Facet.Sector, "directory.in");
        if (query.Words.Length > 0)
            parts.Add(texts["directory.for_words", page.Reading.Understood.Length > 0 ? page.Reading.Understood : query.Words.Length > 60 ? $"{query.Words[..60]}…" : query.Words]);
        if (query.Near.Length > 0 && page.Place is { } near)
            parts.Add(At(near));
        else if (query.Chosen[(int)Facet.Territory] is [var code] && places.Find(code) is { } place)
            parts.Add(At(place));
        return string.Join(' ', parts);
    }

    // One value has its own phrase where the list is the shipped one; several, or a value of a network, are in the filters above the list.
    private void Add(List<string> parts, SearchQuery query, Facet facet, string key)
    {
        if (query.Chosen[(int)facet] is [var code] && TextBook.All.ContainsKey($"{key}.{code}"))
            parts.Add(texts[$"{key}.{code}"]);
    }

    private string At(Place place)
    {
        if (place.Kind is not (PlaceKind.Commune or PlaceKind.Quartier))
            return texts["directory.at.wide", place.ShortName];
        // "au Saint-Esprit", "aux Trois-Îlets".
        if (texts.Language == "fr" && place.ShortName.StartsWith("Le ", StringComparison.Ordinal))
            return $"au {place.ShortName[3..]}";
        return texts.Language == "fr" && place.ShortName.StartsWith("Les ", StringComparison.Ordinal) ? $"aux {place.ShortName[4..]}" : texts["directory.at", place.ShortName];
    }
}
