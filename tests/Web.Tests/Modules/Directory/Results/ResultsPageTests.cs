using System.Net;
using AngleSharp.Dom;

namespace Maillage.Tests.Modules.Directory.Results;

public sealed class ResultsPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task An_educator_in_Namur_finds_who_serves_Namur_before_who_is_near()
    {
        var page = await world.Page("/annuaire?soutien=accompagnement-sur-mesure&secteur=enseignement&pres=namur");
        page.QuerySelector("h1")!.TextContent.ShouldContain("pour accompagner une équipe dans l’enseignement à Namur");
        var groups = page.QuerySelectorAll(".results-group");
        groups.Select(g => g.QuerySelector("h2")!.TextContent).ShouldBe(["5 services desservent Namur", "2 services proches de Namur"]);
        groups[0].QuerySelector(".result h3")!.TextContent.ShouldBe("Accompagnement d’équipes éducatives");
        page.Body!.TextContent.ShouldNotContain("Martinique");
        page.QuerySelectorAll(".why").Length.ShouldBe(7);
    }

    [Fact]
    public async Task Belgian_results_say_assuetudes()
    {
        var page = await world.Page("/annuaire?pres=namur");
        page.QuerySelector(".facets")!.TextContent.ShouldContain("Assuétudes");
        page.QuerySelector(".facets")!.TextContent.ShouldNotContain("Addictions");
    }

    [Fact]
    public async Task Words_typed_badly_are_read_and_the_reading_is_said()
    {
        var page = await world.Page("/annuaire?q=forma tion asuétude bruxlles");
        page.QuerySelectorAll(".result").ShouldNotBeEmpty();
        page.Body!.TextContent.ShouldContain("Compris comme");
        page.QuerySelectorAll("a").ShouldContain(a => a.TextContent == "Chercher exactement ces lettres");
    }

    [Fact]
    public async Task A_word_that_hurts_is_read_and_not_repeated()
    {
        var page = await world.Page("/annuaire?q=toxicomane");
        page.QuerySelectorAll(".result").ShouldNotBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldContain("personne qui consomme");
        page.QuerySelectorAll("script, style, pre").ToList().ForEach(e => e.Remove());
        page.Body!.TextContent.ShouldNotContain("toxicoman", Case.Insensitive);
    }

    [Fact]
    public async Task When_nothing_is_found_one_filter_to_drop_is_offered_with_what_it_gives()
    {
        var page = await world.Page("/annuaire?langue=sfb&territoire=be-93090&soutien=supervision");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Aucun service ne réunit ces 3 filtres");
        var first = page.QuerySelector(".rescue a")!;
        var count = int.Parse(first.TextContent.Trim().Split(' ')[1]);
        var rescued = await world.Page(first.GetAttribute("href")!);
        rescued.QuerySelectorAll(".result").Length.ShouldBe(Math.Min(20, count));
    }

    [Fact]
    public async Task Namesakes_are_told_apart_before_anything_else()
    {
        var page = await world.Page("/annuaire?pres=sainte-luce");
        var choices = page.QuerySelectorAll(".choose a").Select(a => a.TextContent).ToList();
        choices.ShouldContain(c => c.Contains("Martinique", StringComparison.Ordinal));
        choices.ShouldContain(c => c.Contains("Isère", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_count_beside_a_box_is_what_ticking_it_gives()
    {
        var page = await world.Page("/annuaire?pres=namur");
        foreach (var box in page.QuerySelectorAll(".facets fieldset:not(:has([name=ouvert])) .choice").Take(12))
        {
            var input = box.QuerySelector("input")!;
            var ticked = await world.Page($"/annuaire?pres=namur&{input.GetAttribute("name")}={input.GetAttribute("value")}");
            ticked.QuerySelector(".results-bar span")!.TextContent.ShouldStartWith($"{box.QuerySelector(".count")!.TextContent} résultat");
        }
    }

    [Theory]
    [InlineData("/annuaire?page=abc", HttpStatusCode.BadRequest)]
    [InlineData("/annuaire?rayon=-3&pres=namur", HttpStatusCode.BadRequest)]
    [InlineData("/annuaire?q=%C3%28", HttpStatusCode.BadRequest)]
    [InlineData("/annuaire?q=%00", HttpStatusCode.OK)]
    [InlineData("/annuaire?page=9999", HttpStatusCode.OK)]
    [InlineData("/annuaire?soutien=inconnu&territoire=be-1", HttpStatusCode.OK)]
    public async Task Odd_addresses_get_a_plain_sentence(string address, HttpStatusCode expected)
    {
        using var client = world.CreateClient();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<h1>");
    }
}
