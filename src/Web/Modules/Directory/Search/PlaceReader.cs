using Maillage.Modules.Places.Contracts;

namespace Maillage.Modules.Directory.Search;

/// <summary>Takes from the gazetteer what search needs of it.</summary>
internal static class PlaceReader
{
    private static readonly string[] Countries = ["be", "fr"];

    public static PlaceTable Read(IPlaces places)
    {
        var all = new List<SearchPlace>();
        var open = new Stack<Place>(Countries.Select(places.Find).OfType<Place>().Reverse());
        while (open.TryPop(out var place))
        {
            all.Add(new SearchPlace(
                place.Code,
                [place.Name, .. place.OtherNames],
                place.ParentCode,
                place.Kind is not (PlaceKind.Commune or PlaceKind.Quartier),
                place.Point?.Latitude,
                place.Point?.Longitude,
                place.Postcodes)
            {
                Parts = place.PartNames,
            });
            foreach (var child in places.Children(place.Code).OrderByDescending(c => c.Code, StringComparer.Ordinal))
                open.Push(child);
        }
        return new PlaceTable(all)
        {
            LabelOf = code => places.Find(code) is { } place ? places.Label(place) : code,
            Resolve = said => places.Resolve(said) is { MustChoose: false, Choices: [var sure, ..] } ? [sure.Code] : [.. places.Resolve(said).Choices.Select(c => c.Code)],
        };
    }
}
