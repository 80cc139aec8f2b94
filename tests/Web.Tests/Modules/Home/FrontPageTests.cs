using System.Text.Json;

namespace Maillage.Tests.Modules.Home;

public sealed class FrontPageTests(World world) : IClassFixture<World>
{
    private static readonly string[] Asked = ["soutien", "secteur", "pres"];

    [Fact]
    public async Task The_finder_asks_what_for_whom_and_where_and_sends_it_to_the_directory()
    {
        var page = await world.Page("/");
        var finder = page.QuerySelector(".finder form.sentence")!;
        finder.GetAttribute("action").ShouldBe("/annuaire");
        finder.GetAttribute("method").ShouldBe("get");
        finder.QuerySelectorAll("select[name], input[name]").Select(c => c.GetAttribute("name")).ShouldBe(Asked);
        page.QuerySelector(".finder form.finder-words")!.QuerySelectorAll("input[name]").ShouldHaveSingleItem().GetAttribute("name").ShouldBe("q");
    }

    [Fact]
    public async Task Every_count_on_the_front_page_is_what_its_link_gives()
    {
        var page = await world.Page("/");
        using var client = world.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var links = page.QuerySelectorAll("a.row-link").Select(a => (Address: a.GetAttribute("href")!, Said: a.QuerySelector(".row-value")!.TextContent))
            .Concat(page.QuerySelectorAll(".places a").Select(a => (a.GetAttribute("href")!, a.QuerySelector("b")!.TextContent)))
            .ToList();
        links.Count.ShouldBeGreaterThan(10);
        foreach (var (address, said) in links)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));
            var total = answer.RootElement.GetProperty("total").GetInt32();
            // "un service" is one.
            var digits = string.Concat(said.Where(char.IsAsciiDigit));
            (digits.Length == 0 ? 1 : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(total, address);
        }
    }

    [Fact]
    public async Task A_territory_is_drawn_with_one_largest_commune()
    {
        var page = await world.Page("/");
        var drawings = page.QuerySelectorAll(".places svg");
        drawings.Length.ShouldBe(4);
        foreach (var drawing in drawings)
            drawing.QuerySelectorAll(".here").Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_coming_is_to_come_the_soonest_first_and_every_line_leads_to_it()
    {
        var page = await world.Page("/");
        var addresses = page.QuerySelectorAll(".dates a").Select(a => a.GetAttribute("href")!).ToList();
        addresses.ShouldContain(a => a.StartsWith("/formations/", StringComparison.Ordinal));
        addresses.ShouldContain("/actions/groupe-d-analyse-de-pratiques-moselle", "one may apply to it until its call closes");
        addresses.Count.ShouldBeLessThanOrEqualTo(4);
        foreach (var address in addresses)
            (await world.Page(address)).QuerySelector("h1").ShouldNotBeNull();
    }
}
