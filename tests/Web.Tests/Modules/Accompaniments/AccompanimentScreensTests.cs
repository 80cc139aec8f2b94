using System.Net;
using Maillage.Demo;

namespace Maillage.Tests.Modules.Accompaniments;

/// <summary>Story 3 on the screens: a team, its meetings, and who sees what.</summary>
public sealed class AccompanimentScreensTests(World world) : IClassFixture<World>
{
    private const string Helene = "helene.marchal@demo.example";
    private const string Myriam = "myriam.colson@demo.example";
    private static string Played => $"/accompagnements/{DemoTeamWork.Played}";
    private static string Running => $"/accompagnements/{DemoTeamWork.Running}";
    private static string Begun => $"/accompagnements/{DemoTeamWork.Begun}";

    [Fact]
    public async Task The_page_tells_the_whole_story_with_a_table_beside_the_drawing()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Played);
        helene.Status.ShouldBe(HttpStatusCode.OK);
        var page = helene.Page.QuerySelector("main")!;
        page.QuerySelectorAll("svg.line-drawing circle").Length.ShouldBeGreaterThan(14);
        page.QuerySelectorAll("#rencontres tbody tr").Length.ShouldBe(14);
        page.TextContent.ShouldContain("14 personnes, direction comprise");
        page.QuerySelector("#equipe")!.TextContent.ShouldContain("14 sur 14");
        var spent = page.QuerySelectorAll("#heures dd").Select(d => d.TextContent.Trim()).ToList();
        spent.ShouldBe(["30 h", "17 h", "11 h 40"]);
    }

    [Fact]
    public async Task Who_does_not_lead_it_finds_nothing_there()
    {
        using var visitor = new Visitor(world);
        await visitor.Get(Played);
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var address in new[] { Played, $"{Played}/modifier", $"{Played}/1/rencontre" })
        {
            await sophie.Get(address);
            sophie.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get($"{Played}/modifier");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_the_management_stays_away_is_said_to_who_walks_with_the_team_alone()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Running);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("La direction n’a pas été là depuis le");
        using var myriam = await Visitor.SignedIn(world, Myriam);
        await myriam.Get(Running);
        myriam.Status.ShouldBe(HttpStatusCode.OK);
        myriam.Page.QuerySelector("main")!.TextContent.ShouldNotContain("La direction n’a pas été là depuis le");
    }

    [Fact]
    public async Task A_length_outside_six_to_twelve_months_is_warned_of_and_kept_with_a_reason()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Begun}/modifier");
        await helene.Submit("main form", ("Form.Begins", "2026-09-09"), ("Form.Ends", "2027-12-30"), ("Form.Resources", "une réunion <b>par semaine</b>"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("accepté avec un motif");
        helene.Page.QuerySelector("textarea[name='Form.Resources']")!.TextContent.ShouldContain("<b>par semaine</b>");
        await helene.Submit("main form", ("Form.LengthReason", "deux équipes qui se réunissent"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("deux équipes qui se réunissent");
        await helene.Get($"{Begun}/modifier");
        await helene.Submit("main form", ("Form.Begins", "quand on pourra"), ("Form.Headcount", "beaucoup"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Of_a_meeting_numbers_are_noted_that_can_be_true_and_two_at_once_do_not_overwrite_each_other()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Running}/2/rencontre");
        await helene.Submit("main form", ("Rows[0].Present", "1"), ("Rows[0].FirstTime", "2"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        // More than the team has; the management there and nobody present.
        await helene.Submit("main form", ("Rows[0].Present", "99"), ("Rows[0].FirstTime", "0"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("l’équipe en compte");
        var rows = helene.Page.QuerySelectorAll("main input").Select(i => i.GetAttribute("name") ?? "").Where(n => n.StartsWith("Rows", StringComparison.Ordinal)).Select(n => (n, "0")).ToArray();
        await helene.Submit("main form", [.. rows, ("Management", "yes")]);
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("direction présente");
        await helene.Submit("main form", ("Rows[0].Present", "1"), ("Rows[0].FirstTime", "0"), ("Preparation", "9999"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var other = await Visitor.SignedIn(world, Helene);
        await other.Get($"{Running}/2/rencontre");
        await helene.Submit("main form", ("Preparation", "75"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await other.Submit("main form", ("Preparation", "10"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        await other.Get($"{Running}/99/rencontre");
        other.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_of_the_action_leads_there_and_only_for_who_prepares_it()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"/actions/{DemoTeamWork.Played}");
        helene.Page.QuerySelectorAll("aside a").Select(a => a.GetAttribute("href")).ShouldContain(Played);
        await helene.Get("/accompagnements");
        new[] { Played, Running, Begun }.Except(helene.Page.QuerySelectorAll("main .rows a").Select(a => a.GetAttribute("href")!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task News_that_wait_stand_on_the_page_of_today()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get("/aujourdhui");
        helene.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain($"{Played}/nouvelles?mois=12");
    }
}
