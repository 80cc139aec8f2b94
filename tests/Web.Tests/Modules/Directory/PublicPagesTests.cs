using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Maillage.Tests.Modules.Directory;

public sealed class PublicPagesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task An_organisation_shows_its_services_and_networks()
    {
        var page = await world.Page("/annuaire/organismes/pont-levis");
        page.QuerySelectorAll(".row-title").Select(t => t.TextContent).ShouldContain("Accompagnement d’équipes éducatives");
        page.QuerySelectorAll("a").ShouldContain(a => a.GetAttribute("href") == "/annuaire/reseaux/mailles-de-sambre-et-meuse");
    }

    [Fact]
    public async Task The_organisations_are_all_listed()
    {
        var page = await world.Page("/annuaire/organismes");
        page.QuerySelectorAll(".row-link").Length.ShouldBe(36);
        (await world.Page("/annuaire/organismes?page=2")).QuerySelectorAll(".empty").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_network_shows_who_takes_part()
    {
        var page = await world.Page("/annuaire/reseaux/reseau-utopia");
        page.QuerySelectorAll(".row-title").Select(t => t.TextContent).ShouldBe(["Le Détour", "La Traverse", "La Boussole"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_pocket_guide_of_a_commune_holds_who_serves_it_and_when_each_was_checked()
    {
        var page = await world.Page("/annuaire/guide/fr-97223");
        page.QuerySelector("h1")!.TextContent.ShouldContain("Saint-Esprit");
        var entry = page.QuerySelectorAll(".guide-list > li").First(l => l.QuerySelector("h3")!.TextContent.StartsWith("CSAPA", StringComparison.Ordinal));
        entry.TextContent.ShouldContain("06 39 98 01 01");
        entry.TextContent.ShouldContain("Vérifié par le service");
        page.Body!.TextContent.ShouldNotContain("Namur");
    }

    [Fact]
    public async Task The_pocket_guide_is_a_pdf_where_the_program_for_it_is_there()
    {
        using var client = world.CreateClient();
        using var answer = await client.GetAsync(new Uri("/annuaire/guide/fr-97223?format=pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Encoding.ASCII.GetString(bytes, 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task A_guide_is_asked_for_by_name()
    {
        using var client = world.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri("/annuaire/guide?lieu=namur", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldBe("/annuaire/guide/be-92094");
        (await world.Page("/annuaire/guide?lieu=sainte-luce")).QuerySelectorAll(".row-link").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_list_made_for_it_may_stand_in_another_site()
    {
        using var client = world.CreateClient();
        using var list = await client.GetAsync(new Uri("/annuaire/integrer?pres=namur", UriKind.Relative), TestContext.Current.CancellationToken);
        list.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors *");
        list.Headers.Contains("Set-Cookie").ShouldBeFalse();
        using var page = await client.GetAsync(new Uri("/annuaire?pres=namur", UriKind.Relative), TestContext.Current.CancellationToken);
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
    }
}
