using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accompaniments;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Tests.Modules.Accompaniments;

/// <summary>Indicators C3: counted from what was noted, each one click away from it.</summary>
public sealed class FigureTests(World world) : IClassFixture<World>
{
    private const string Helene = "helene.marchal@demo.example";
    private static string Played => $"/accompagnements/{DemoTeamWork.Played}";

    [Fact]
    public async Task Each_figure_of_a_team_leads_to_what_it_counts()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Played}/chiffres");
        helene.Status.ShouldBe(HttpStatusCode.OK);
        var rows = helene.Page.QuerySelectorAll("main tbody tr").ToDictionary(r => r.QuerySelector(".figure-formula")!.TextContent.Split('.')[0], r => (Value: r.QuerySelector("td b")?.TextContent, Link: r.QuerySelector("th a")?.GetAttribute("href"), Text: r.TextContent), StringComparer.Ordinal);
        rows.Keys.ShouldBe(["A2", "A3", "A4", "A6", "A7", "A8", "A10"]);
        rows["A2"].Value.ShouldBe("13");
        rows["A3"].Value.ShouldBe("14");
        rows["A4"].Value.ShouldBe("14");
        // The exclusion of October is counted apart.
        rows["A6"].Value.ShouldBe("5");
        rows["A6"].Text.ShouldContain("Repères de départ");
        rows["A7"].Value.ShouldBe("1");
        rows["A8"].Text.ShouldContain("7 paires");
        rows["A10"].Value.ShouldBe("4");
        foreach (var link in rows.Values.Select(r => r.Link.ShouldNotBeNull()))
        {
            var page = await helene.Get(link.Split('#')[0]);
            helene.Status.ShouldBe(HttpStatusCode.OK, link);
            if (link.Contains('#', StringComparison.Ordinal))
                page.GetElementById(link.Split('#')[1]).ShouldNotBeNull(link);
        }
    }

    [Fact]
    public async Task The_portfolio_says_how_much_lasts_and_how_many_teams_over_the_years()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get("/accompagnements/portefeuille");
        helene.Status.ShouldBe(HttpStatusCode.OK);
        var years = helene.Page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr");
        years[0].QuerySelector("td:last-child b")!.TextContent.ShouldBe("1");
        years[^1].QuerySelector("td:last-child b")!.TextContent.ShouldBe("2");
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("accompagnements de 6 mois au moins sur");
        var asked = helene.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("A9.", StringComparison.Ordinal));
        int.Parse(asked.QuerySelector("td b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0, "its service was asked");
    }

    [Fact]
    public async Task Who_neither_leads_nor_pays_finds_no_figures()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get($"{Played}/chiffres");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_team_counts_once_in_the_cumulative_and_in_each_year_it_was_met()
    {
        var years = PortfolioModel.YearsOf([Met(2023, 2024), Met(2024, 2025), Met(2026)]);
        years.Select(y => (y.Year, y.Accompanied, y.Begun, y.Cumulative)).ShouldBe([(2023, 1, 1, 1), (2024, 2, 1, 2), (2025, 1, 0, 2), (2026, 1, 1, 3)]);
    }

    private static Dossier Met(params int[] years)
    {
        var action = new ActionCard(new ActionId(Guid.Parse("0199c000-0000-7000-8000-000000000001")), "a", "a", 2024, "accompagnement", "Europe/Brussels", null, null, null, null, false, null);
        var steps = years.Select((y, i) => new Step(new SessionRow(new SessionId(Guid.Parse($"0199c000-0000-7000-8000-00000000000{i}")), new DateOnly(y, 3, 1), "matin", SessionStatus.Held, 1, [], [], 120, 0), null)).ToList();
        return new Dossier(action, new Accompaniment { ActionId = action.Id }, steps, [], [], [], [], new DateOnly(2026, 11, 26));
    }
}
