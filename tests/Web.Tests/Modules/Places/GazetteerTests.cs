using System.Globalization;
using Maillage.Modules.Places;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Geo;
using Maillage.Platform.Text;

namespace Maillage.Tests.Modules.Places;

public sealed class GazetteerTests
{
    private static readonly PlaceIndex Shipped = Gazetteer.Shipped;

    [Fact]
    public void It_holds_both_countries()
    {
        int Communes(string country) => Shipped.All.Count(p => p.Kind is PlaceKind.Commune && p.Country == country);
        Communes("be").ShouldBe(281);
        Communes("fr").ShouldBe(34_963);
        Shipped.All.Count(p => p.Kind is PlaceKind.Province).ShouldBe(5);
        Shipped.All.Count(p => p.Kind is PlaceKind.Departement).ShouldBe(107);
    }

    [Fact]
    public void Every_place_lies_in_a_known_one_up_to_its_country()
    {
        var places = new PlaceSearch(Shipped, new PlaceIndex([]));
        foreach (var place in Shipped.All.Where(p => p.Kind is not PlaceKind.Country))
            places.Ancestors(place.Code)[^1].Code.ShouldBe(place.Country);
    }

    [Fact]
    public void Every_commune_has_a_point_and_a_time_zone_that_this_machine_knows()
    {
        Shipped.All.Where(p => p.Kind is PlaceKind.Commune && p.Point is null).ShouldBeEmpty();
        foreach (var zone in Shipped.All.Select(p => p.TimeZone).Distinct(StringComparer.Ordinal))
            TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _).ShouldBeTrue(zone);
    }

    [Fact]
    public void Names_are_folded_as_everywhere_else()
    {
        foreach (var name in Shipped.All.Select(p => p.Name).Where(n => !Fold.Key(n).Split(' ').Any(w => w is "st" or "ste")))
            PlaceName.Key(name).ShouldBe(Fold.Key(name));
    }

    [Theory]
    [InlineData("be-92094", "Europe/Brussels")]
    [InlineData("fr-57463", "Europe/Paris")]
    [InlineData("fr-97223", "America/Martinique")]
    [InlineData("fr-98723", "Pacific/Marquesas")]
    public void A_place_keeps_its_own_time(string code, string zone) => Shipped.Find(code)!.TimeZone.ShouldBe(zone);

    [Theory]
    [InlineData("fr-57463", "None")]
    [InlineData("fr-57547", "Epci")]
    [InlineData("be-93090", "Part")]
    [InlineData("be-21019", "Region")]
    public void A_point_that_is_not_the_places_own_says_whose_it_is(string code, string approximation) =>
        Shipped.Find(code)!.Approximation.ToString().ShouldBe(approximation);

    // Two of the large communes of the Ardennes have their village far from where the other source puts the postcode; the province of Namur stands for Vresse.
    private static readonly string[] KnownFar = ["be-57097", "be-82014", "be-91142", "be-91143"];

    [Fact]
    public void Belgian_points_agree_with_another_source()
    {
        var path = Path.Combine(SharedData.Folder, "geo", "belgian-cities-geocoded.csv");
        Assert.SkipUnless(File.Exists(path), "needs ../shared/data/geo/belgian-cities-geocoded.csv");
        // postal,"name",lat,lng,…: a line with more cells is Flemish.
        var others = File.ReadLines(path).Skip(1).Select(l => l.Split(',')).Where(c => c.Length == 5)
            .ToLookup(c => c[0], c => new GeoPoint(Number(c[2]), Number(c[3])), StringComparer.Ordinal);
        var compared = 0;
        foreach (var commune in Shipped.All.Where(p => p is { Kind: PlaceKind.Commune, Country: "be" }))
        {
            var points = commune.Postcodes.SelectMany(p => others[p]).ToList();
            points.ShouldNotBeEmpty(commune.Name);
            compared++;
            if (!KnownFar.Contains(commune.Code))
                points.Min(p => Distance.Kilometres(p, commune.Point!.Value)).ShouldBeLessThan(6, commune.Name);
        }
        compared.ShouldBe(281);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
