using System.Net;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Places.Quartiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Places.Quartiers;

public sealed class QuartierScreensTests(World world) : IClassFixture<World>
{
    private const string Coordinator = "myriam.colson@demo.example";

    private IPlaces Places => world.Services.GetRequiredService<IPlaces>();

    [Fact]
    public async Task A_coordinator_adds_renames_closes_and_reopens_a_quartier()
    {
        using var myriam = await Visitor.SignedIn(world, Coordinator);
        await myriam.Get("/lieux/quartiers/nouveau");
        await myriam.Submit("main form", ("Form.Commune", "le saint-esprit"), ("Form.Name", "  La  Petite Mare "));
        myriam.Location.ShouldBe("/lieux/quartiers");
        await myriam.Follow();
        var row = myriam.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("La Petite Mare", StringComparison.Ordinal)).TextContent;
        row.ShouldContain("Saint-Esprit (Martinique)");
        row.ShouldContain("environ");
        Places.Resolve("la petite mare").Certain!.Code.ShouldBe("fr-97223-q-la-petite-mare");

        await myriam.Get("/lieux/quartiers/fr-97223-q-la-petite-mare/modifier");
        await myriam.Submit("main form", ("Form.Name", "Petite Mare"), ("Form.Latitude", "14,5512"), ("Form.Longitude", "-60.93"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);
        var place = Places.Find("fr-97223-q-la-petite-mare").ShouldNotBeNull();
        place.Name.ShouldBe("Petite Mare");
        place.IsApproximate.ShouldBeFalse();

        await myriam.Get("/lieux/quartiers/fr-97223-q-la-petite-mare/fermeture");
        await myriam.Submit("main form");
        Places.Find("fr-97223-q-la-petite-mare").ShouldBeNull();
        // Sent twice, as by a hasty finger: refused in plain words, nothing changed.
        await myriam.Get("/lieux/quartiers/fr-97223-q-la-petite-mare/fermeture");
        await myriam.Submit("main form", ("reopen", "false"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
        await myriam.Submit("main form", ("reopen", "true"));
        Places.Find("fr-97223-q-la-petite-mare").ShouldNotBeNull();
    }

    [Fact]
    public async Task Namesakes_are_offered_to_choose_from()
    {
        using var myriam = await Visitor.SignedIn(world, Coordinator);
        await myriam.Get("/lieux/quartiers/nouveau");
        await myriam.Submit("main form", ("Form.Commune", "sainte-luce"), ("Form.Name", "Trois-Rivières"));
        myriam.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        myriam.Page.QuerySelectorAll("input[name='Form.CommuneCode']").Length.ShouldBe(2);
        await myriam.Submit("main form", ("Form.CommuneCode", "fr-97227"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);
        Places.Find("fr-97227-q-trois-rivieres").ShouldNotBeNull();
        await myriam.Get("/lieux/quartiers/nouveau");
        await myriam.Submit("main form", ("Form.Commune", "fr-97227"), ("Form.Name", "trois rivieres"));
        myriam.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("", "Salzinnes", "", "")]
    [InlineData("nulle part", "Salzinnes", "", "")]
    [InlineData("moselle", "Salzinnes", "", "")]
    [InlineData("Namur", "", "", "")]
    [InlineData("Namur", " -- ", "", "")]
    [InlineData("Namur", "Salzinnes", "50,46", "")]
    [InlineData("Namur", "Salzinnes", "abc", "4,85")]
    [InlineData("Namur", "Salzinnes", "4,85", "50,46")]
    [InlineData("Namur", "Salzinnes", "NaN", "4")]
    public async Task What_cannot_be_is_said_on_the_same_page(string commune, string name, string latitude, string longitude)
    {
        using var myriam = await Visitor.SignedIn(world, Coordinator);
        await myriam.Get("/lieux/quartiers/nouveau");
        await myriam.Submit("main form", ("Form.Commune", commune), ("Form.Name", name), ("Form.Latitude", latitude), ("Form.Longitude", longitude));
        myriam.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        myriam.Page.QuerySelector(".error")!.TextContent.ShouldNotBeNullOrWhiteSpace();
        myriam.Page.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_change_the_same_quartier_do_not_overwrite_each_other()
    {
        await using (var db = world.Open())
        {
            db.Add(Quartier.In(Places.Find("be-92094")!, "Bas-Prés", null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        using var one = await Visitor.SignedIn(world, Coordinator);
        using var other = await Visitor.SignedIn(world, Coordinator);
        await one.Get("/lieux/quartiers/be-92094-q-bas-pres/modifier");
        await other.Get("/lieux/quartiers/be-92094-q-bas-pres/modifier");
        await one.Submit("main form", ("Form.Name", "Les Bas-Prés"));
        await other.Submit("main form", ("Form.Name", "Bas Prés"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        await using var after = world.Open();
        (await after.Set<Quartier>().SingleAsync(q => q.Code == "be-92094-q-bas-pres", TestContext.Current.CancellationToken)).Name.ShouldBe("Les Bas-Prés");
    }

    [Fact]
    public async Task Others_do_not_get_in_and_an_unknown_quartier_is_not_found()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/lieux/quartiers");
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get("/lieux/quartiers");
        sophie.Status.ShouldNotBe(HttpStatusCode.OK);
        using var myriam = await Visitor.SignedIn(world, Coordinator);
        await myriam.Get("/lieux/quartiers/be-92094-q-nulle-part/modifier");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
