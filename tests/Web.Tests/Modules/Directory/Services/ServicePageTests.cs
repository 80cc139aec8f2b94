using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Maillage.Tests.Modules.Directory.Services;

public sealed class ServicePageTests(World world) : IClassFixture<World>
{
    private const string PontLevis = "/annuaire/services/accompagnement-equipes-educatives";

    [Fact]
    public async Task Each_group_of_fields_says_who_checked_it_and_when()
    {
        var page = await world.Page(PontLevis);
        var knots = page.QuerySelectorAll(".thread li").Select(k => (k.ClassName, k.QuerySelector("b")!.TextContent)).ToList();
        Assert.Equal([("knot-full", "Coordonnées"), ("knot-full", "Offre"), ("knot-full", "Horaires"), ("knot-fading", "Territoire desservi"), ("knot-old", "Tarifs et délais")], knots);
        Assert.Contains("à confirmer", page.QuerySelectorAll(".thread li")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_for_machines_say_what_the_page_says_and_cannot_end_their_element()
    {
        var page = await world.Page(PontLevis);
        var block = page.QuerySelector("script[type='application/ld+json']")!;
        Assert.DoesNotContain('<', block.TextContent);
        var data = JsonDocument.Parse(block.TextContent).RootElement;
        Assert.Equal("Accompagnement d’équipes éducatives", data.GetProperty("name").GetString());
        Assert.Equal("Namur", data.GetProperty("availableChannel")[0].GetProperty("serviceLocation").GetProperty("address").GetProperty("addressLocality").GetString());
    }

    [Fact]
    public async Task What_the_source_does_not_say_is_said()
    {
        var page = await world.Page("/annuaire/services/permanence");
        Assert.Contains("La source ne décrit pas ce service.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("La source ne donne pas d’adresse.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ne-souhaite-pas-figurer")]
    [InlineData("brouillon-a-relire")]
    [InlineData("inconnu")]
    public async Task What_may_not_be_seen_is_not_found(string slug)
    {
        using var client = world.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/annuaire/services/{slug}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("en-sommeil-depuis-longtemps", "En sommeil")]
    [InlineData("maison-de-justice-et-consommations", "A cessé")]
    [InlineData("vie-etudiante", "Fermée temporairement")]
    public async Task A_dormant_or_ceased_entry_keeps_its_address_and_says_so(string slug, string word)
    {
        var page = await world.Page($"/annuaire/services/{slug}");
        Assert.Contains(word, page.QuerySelector(".flash-warning")!.TextContent, StringComparison.Ordinal);
    }
}
