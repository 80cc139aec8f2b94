namespace Maillage.Tests.Modules.Mails;

public sealed class SamplesTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Who_coordinates_reads_every_mail_as_it_would_go_out(string language)
    {
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        (await myriam.Get("/")).QuerySelectorAll("a").ShouldContain(a => a.GetAttribute("href") == "/courriels/modeles");
        await myriam.Get($"/courriels/modeles?lang={language}");
        var links = myriam.Page.QuerySelectorAll("main section a").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(40);
        foreach (var link in links)
        {
            await myriam.Get(link);
            ((int)myriam.Status).ShouldBe(200, link);
            myriam.Page.Body!.TextContent.ShouldNotContain("{0");
        }
        using var visitor = new Visitor(world);
        await visitor.Get("/courriels/modeles");
        visitor.Location!.ShouldStartWith("/compte/connexion");
    }
}
