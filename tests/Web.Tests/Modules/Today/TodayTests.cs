using Maillage.Demo;

namespace Maillage.Tests.Modules.Today;

public sealed class TodayTests(World world) : IClassFixture<World>
{
    public static TheoryData<string> Everyone => [.. People.All.Select(p => p.Mail)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Everyone_arrives_at_what_waits_for_them_the_oldest_first_and_each_line_opens(string mail)
    {
        using var person = await Visitor.SignedIn(world, mail);
        person.Location.ShouldBe("/aujourdhui");
        var page = await person.Follow();
        var links = page.QuerySelectorAll(".waiting .rows a").Select(a => a.GetAttribute("href")!).ToList();
        page.QuerySelector(".waiting h2 span")!.TextContent.ShouldBe($"{links.Count}");
        var days = page.QuerySelectorAll(".waiting .since").Select(s => s.TextContent.Split(' ')[0]).Where(w => w.All(char.IsAsciiDigit)).Select(int.Parse).ToList();
        days.ShouldBe(days.OrderDescending());
        foreach (var link in links.Distinct(StringComparer.Ordinal))
        {
            await person.Get(link);
            ((int)person.Status).ShouldBe(200, link);
        }
    }

    [Fact]
    public async Task The_coordination_is_told_of_each_proposal_once_and_of_each_call()
    {
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get("/annuaire/appels");
        var calls = myriam.Page.QuerySelectorAll("tbody a[href$='/verification']").Select(a => a.GetAttribute("href")!).ToList();
        var links = (await myriam.Get("/aujourdhui")).QuerySelectorAll(".waiting .rows a").Select(a => a.GetAttribute("href")!).ToList();
        links.Where(l => l.StartsWith("/annuaire/moderation/", StringComparison.Ordinal)).ShouldBeUnique();
        calls.ShouldBeSubsetOf(links);
    }

    [Fact]
    public async Task Who_prepares_a_group_sees_applications_that_wait()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        (await farida.Get("/aujourdhui")).QuerySelectorAll(".waiting .row-title").ShouldContain(t => t.TextContent.Contains("attend", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_finds_no_link_to_it()
    {
        using var visitor = new Visitor(world);
        (await visitor.Get("/")).QuerySelector("a[href='/aujourdhui']").ShouldBeNull();
        await visitor.Get("/aujourdhui");
        visitor.Location!.ShouldStartWith("/compte/connexion?retour=");
    }

    [Fact]
    public async Task Beside_what_waits_stand_the_next_sessions_and_the_tools_of_the_role_and_each_opens()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        var page = await farida.Get("/aujourdhui");
        page.QuerySelectorAll(".agenda a").ShouldNotBeEmpty();
        var beside = page.QuerySelectorAll(".beside a").Select(a => a.GetAttribute("href")!).ToList();
        beside.ShouldContain("/accompagnements");
        beside.ShouldNotContain("/vocabulaires", "the lists are a coordinator's");
        foreach (var address in beside)
        {
            await farida.Get(address);
            ((int)farida.Status).ShouldBe(200, address);
        }
    }
}
