using System.Net;
using Maillage.Demo;
using Maillage.Modules.Actions;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Actions;

public sealed class ActionListTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_stands_on_a_map_with_the_same_numbers()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/actions?forme=groupe");
        var maps = visitor.Page.QuerySelectorAll("main svg.map");
        maps.Length.ShouldBe(2, "one for each width");
        maps[0].QuerySelectorAll(".map-knot").Length.ShouldBeGreaterThan(1);
        maps[0].TextContent.ShouldContain("Metz");
        visitor.Page.QuerySelectorAll("main .rows .knot").Select(k => k.TextContent).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_partner_of_the_directory_leads_to_its_entry_and_a_free_name_stays()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/actions/{DemoActions.LastYear}/modifier");
        var known = farida.Page.QuerySelectorAll("datalist option").Select(o => o.GetAttribute("value")!).First(n => n != "La Traverse");
        await farida.Submit("main form[method=post]", ("Form.Partners", "Amicale du bassin"), ("Form.OnePartner", known));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await using var db = world.Open();
        var partners = await db.Set<ActionLink>().Where(l => l.ActionId == DemoActions.LastYearId && l.Role == "partenaire").OrderBy(l => l.Position).ToListAsync(Cancel);
        partners.Select(p => (p.OrganizationName, p.OrganizationId is not null)).ShouldBe([("Amicale du bassin", false), (known, true)]);
        using var visitor = new Visitor(world);
        await visitor.Get($"/actions/{DemoActions.LastYear}");
        var entry = visitor.Page.QuerySelectorAll("aside a[href^='/annuaire/organismes/']").Single(a => a.TextContent.Contains(known, StringComparison.Ordinal));
        await visitor.Get(entry.GetAttribute("href")!);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_funder_reads_published_figures_and_no_applicant()
    {
        var funder = People.All.First(p => p.Holds.Any(h => h.Role.ToString() == "Funder"));
        using var reader = await Visitor.SignedIn(world, funder.Mail);
        await reader.Get($"/actions/{DemoActions.LastYear}");
        reader.Status.ShouldBe(HttpStatusCode.OK);
        reader.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldNotContain($"/candidatures/{DemoActions.LastYear}");
        foreach (var address in new[] { $"/candidatures/{DemoActions.LastYear}", $"/candidatures/{DemoActions.LastYear}?format=csv", $"/candidatures/{DemoActions.LastYear}/composition", $"/candidatures/doublons/{DemoActions.LastYear}", $"/actions/{DemoActions.LastYear}/modifier" })
        {
            await reader.Get(address);
            reader.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }
}
