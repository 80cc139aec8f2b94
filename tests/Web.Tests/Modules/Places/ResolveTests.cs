using Maillage.Modules.Places;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Places.Quartiers;

namespace Maillage.Tests.Modules.Places;

public sealed class ResolveTests
{
    private static readonly PlaceSearch Places = new(Gazetteer.Shipped, new PlaceIndex([]));

    [Theory]
    [InlineData("namur", "be-92094")]
    [InlineData("Namen", "be-92094")]
    [InlineData("5000", "be-92094")]
    [InlineData("Liège", "be-62063")]
    [InlineData("luik", "be-62063")]
    [InlineData("Metz", "fr-57463")]
    [InlineData("57000", "fr-57463")]
    [InlineData("forbach", "fr-57227")]
    [InlineData("saint esprit", "fr-97223")]
    [InlineData("le saint-esprit", "fr-97223")]
    [InlineData("ST ESPRIT", "fr-97223")]
    [InlineData("Fort de France", "fr-97209")]
    [InlineData("martinique", "fr-dep-972")]
    [InlineData("moselle", "fr-dep-57")]
    [InlineData("57", "fr-dep-57")]
    [InlineData("2a", "fr-dep-2A")]
    [InlineData("Wallonie", "be-reg-03000")]
    [InlineData("bruxelles", "be-reg-04000")]
    [InlineData("Brussel", "be-reg-04000")]
    [InlineData("1020", "be-21004")]
    [InlineData("Laeken", "be-21004")]
    [InlineData("paris", "fr-75056")]
    [InlineData("fr-57463", "fr-57463")]
    [InlineData("Louvain-la-Neuve", "be-25121")]
    public void A_name_means_one_place(string typed, string code)
    {
        var answer = Places.Resolve(typed);
        answer.Certain.ShouldNotBeNull().Code.ShouldBe(code);
        answer.Corrected.ShouldBeFalse();
    }

    [Theory]
    [InlineData("bruxlles", "be-reg-04000")]
    [InlineData("sarregemines", "fr-57631")]
    [InlineData("saintesprit", "fr-97223")]
    [InlineData("chalreroi", "be-52011")]
    public void One_typing_error_is_understood_and_said(string typed, string code)
    {
        var answer = Places.Resolve(typed);
        answer.Certain.ShouldNotBeNull().Code.ShouldBe(code);
        answer.Corrected.ShouldBeTrue();
    }

    [Theory]
    [InlineData("sainte-luce", "fr-97227", "fr-38414")]
    [InlineData("ste luce", "fr-97227", "fr-38414")]
    [InlineData("pommérieux", "fr-57547", "fr-53180")]
    [InlineData("Pommerieux", "fr-57547", "fr-53180")]
    [InlineData("lamentin", "fr-97213", "fr-97115")]
    public void Namesakes_must_be_chosen_from(string typed, params string[] codes)
    {
        var answer = Places.Resolve(typed);
        answer.MustChoose.ShouldBeTrue();
        answer.Certain.ShouldBeNull();
        answer.Choices.Select(p => p.Code).ShouldBe(codes);
    }

    [Theory]
    [InlineData("saint-gilles")]
    [InlineData("st-gilles")]
    public void Saint_Gilles_of_Brussels_comes_before_those_of_France(string typed)
    {
        var answer = Places.Resolve(typed);
        answer.MustChoose.ShouldBeTrue();
        answer.Choices[0].Code.ShouldBe("be-21013");
        answer.Choices.Count(p => p.Country == "fr").ShouldBeGreaterThan(2);
    }

    [Fact]
    public void The_Region_and_the_City_of_Brussels_are_both_offered_the_Region_first() =>
        Places.Resolve("Bruxelles").Choices.Select(p => p.Code).ShouldBe(["be-reg-04000", "be-21004"]);

    [Fact]
    public void An_article_tells_Le_Lamentin_from_Lamentin() =>
        Places.Resolve("Le Lamentin").Certain!.Code.ShouldBe("fr-97213");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("x")]
    [InlineData("--;'")]
    [InlineData("nulle part ailleurs")]
    [InlineData("99999")]
    [InlineData("\u0000\uFFFF")]
    public void What_is_no_place_means_nothing(string typed) => Places.Resolve(typed).ShouldBe(Resolution.None);

    [Fact]
    public void A_very_long_text_means_nothing() => Places.Resolve(new string('a', 10_000)).ShouldBe(Resolution.None);

    [Theory]
    [InlineData("fr-97227", "Sainte-Luce (Martinique)")]
    [InlineData("fr-38414", "Sainte-Luce (Isère)")]
    [InlineData("be-92094", "Namur (province de Namur)")]
    [InlineData("be-21013", "Saint-Gilles (Bruxelles)")]
    [InlineData("be-21004", "Bruxelles (ville)")]
    [InlineData("fr-75056", "Paris")]
    [InlineData("fr-dep-57", "Moselle")]
    public void A_label_tells_namesakes_apart(string code, string label) => Places.Label(Places.Find(code)!).ShouldBe(label);

    [Fact]
    public void A_beginning_suggests_the_likeliest_first()
    {
        var found = Places.Search("for", 5).Select(p => p.Name).ToList();
        found.Count.ShouldBe(5);
        found[0].ShouldBe("Fort-de-France");
        Places.Search("nam", 3)[0].Code.ShouldBe("be-92094");
    }

    [Fact]
    public void A_quartier_is_found_like_a_place_and_says_that_its_point_is_its_communes()
    {
        var commune = Places.Find("fr-97223")!;
        var quartier = Quartier.In(commune, "Régale", null).AsPlace(Gazetteer.Shipped)!;
        var places = new PlaceSearch(Gazetteer.Shipped, new PlaceIndex([quartier]));

        var found = places.Resolve("regale").Choices;
        found.ShouldContain(quartier);
        quartier.Code.ShouldBe("fr-97223-q-regale");
        quartier.Approximation.ShouldBe(Approximation.Commune);
        quartier.TimeZone.ShouldBe("America/Martinique");
        places.Descends(quartier.Code, "fr-dep-972").ShouldBeTrue();
        places.Ancestors(quartier.Code).Select(p => p.Code).ShouldBe(["fr-97223", "fr-dep-972", "fr-reg-02", "fr"]);
        places.Children("fr-97223").ShouldBe([quartier]);
        places.Label(quartier).ShouldBe("Régale (Saint-Esprit)");
    }
}
