using System.Net;

namespace Maillage.Tests.Modules.Directory.Shortlist;

public sealed class ShortlistTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_list_is_kept_in_the_browser_and_shared_by_its_address_without_an_account()
    {
        using var visitor = new Visitor(world);
        (await visitor.Get("/annuaire?q=mallette")).QuerySelectorAll("a[href^='/annuaire/ma-liste/garder/']").ShouldNotBeEmpty();
        visitor.Cookies.ShouldBeEmpty();
        var keep = visitor.Page.QuerySelector("a[href^='/annuaire/ma-liste/garder/']")!.GetAttribute("href")!;
        await visitor.Get(keep);
        visitor.Location.ShouldBe("/annuaire?q=mallette");
        (await visitor.Follow()).QuerySelectorAll("a[href^='/annuaire/ma-liste/retirer/']").Length.ShouldBe(1);
        var list = await visitor.Get("/annuaire/ma-liste");
        var name = list.QuerySelector(".rows .row-title a")!.TextContent;
        var address = new Uri(list.QuerySelector("input[readonly]")!.GetAttribute("value")!).PathAndQuery;

        using var colleague = new Visitor(world);
        var shared = await colleague.Get(address);
        shared.QuerySelectorAll(".rows .row-title a").Select(a => a.TextContent).ShouldBe([name]);
        (await colleague.Get("/annuaire/ma-liste")).QuerySelectorAll(".rows .row-title").ShouldBeEmpty();
        await colleague.Get(shared.QuerySelector("a.button")!.GetAttribute("href")!);
        (await colleague.Follow()).QuerySelectorAll(".rows .row-title a").Select(a => a.TextContent).ShouldBe([name]);
        await colleague.Get(colleague.Page.QuerySelector("a[href^='/annuaire/ma-liste/retirer/']")!.GetAttribute("href")!);
        (await colleague.Follow()).QuerySelectorAll(".rows .row-title").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/annuaire/ma-liste?s=..%00%ff.abc.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/annuaire/ma-liste?s=!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task A_broken_address_shows_what_is_left_of_it(string address)
    {
        using var visitor = new Visitor(world);
        await visitor.Get(address);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_way_back_never_leads_to_another_site()
    {
        using var visitor = new Visitor(world);
        await visitor.Get($"/annuaire/ma-liste/garder/{Guid.CreateVersion7()}?retour=https%3A%2F%2Fevil.example");
        visitor.Location.ShouldBe("/annuaire/ma-liste");
    }
}
