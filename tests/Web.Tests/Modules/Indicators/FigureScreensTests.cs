using System.Globalization;
using System.Net;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>Figures on screen, as their readers may see them.</summary>
public sealed class FigureScreensTests(World world) : IClassFixture<World>
{
    private const string Address = "/indicateurs/groupe-d-analyse-de-pratiques-moselle-derniere-edition";

    [Fact]
    public async Task Who_prepares_an_action_and_who_pays_read_its_figures_and_others_find_nothing()
    {
        foreach (var (mail, status) in new[] { ("farida.ziegler@demo.example", HttpStatusCode.OK), ("denis.kremer@demo.example", HttpStatusCode.OK), ("sophie.delvaux@demo.example", HttpStatusCode.NotFound) })
        {
            using var visitor = await Visitor.SignedIn(world, mail);
            await visitor.Get(Address);
            visitor.Status.ShouldBe(status, mail);
        }
    }

    [Fact]
    public async Task The_public_page_does_not_tell_fewer_than_eleven_people()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/actions/groupe-d-analyse-de-pratiques-moselle-derniere-edition");
        var figures = visitor.Page.QuerySelector(".figures")!.TextContent;
        figures.ShouldContain("17");
        figures.ShouldContain("moins de 11");
    }

    [Fact]
    public async Task Every_figure_shows_what_it_is_and_the_rows_it_counts()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Address);
        var links = farida.Page.QuerySelectorAll("table a").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBe(IndicatorCatalogue.One.OfActions.Count);
        foreach (var link in links)
        {
            await farida.Get(link);
            farida.Status.ShouldBe(HttpStatusCode.OK, link);
            foreach (var row in farida.Page.QuerySelectorAll("table.table-fold tbody th a").Take(1).Select(a => a.GetAttribute("href")!).ToList())
            {
                await farida.Get(row);
                farida.Status.ShouldBe(HttpStatusCode.OK, row);
                await farida.Get(link);
            }
            farida.Page.QuerySelector("aside")!.TextContent.ShouldContain(link.EndsWith("/p1e", StringComparison.Ordinal) ? "version 2" : "version 1");
        }
        await farida.Get($"{Address}/p9z");
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_rows_behind_a_count_are_as_many_as_it_says()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await using var scope = world.Services.CreateAsyncScope();
        var figures = Measures.Of(await scope.ServiceProvider.GetRequiredService<FigureReader>().Read(Maillage.Demo.DemoActions.LastYearId, TestContext.Current.CancellationToken));
        foreach (var code in new[] { "P1", "P1b", "P2", "P4a", "P4b", "P4d", "P4h", "P3e", "P3r" })
        {
            await farida.Get($"{Address}/{code.ToLowerInvariant()}");
            var rows = farida.Page.QuerySelectorAll("table.table-fold tbody tr").Length;
            rows.ShouldBe((int)(figures.First(f => f.Code == code).Value ?? 0), code);
        }
    }

    [Fact]
    public async Task A_funder_reads_figures_and_not_the_people_behind_them()
    {
        using var funder = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        await funder.Get($"{Address}/p4b");
        funder.Status.ShouldBe(HttpStatusCode.OK);
        funder.Page.Body!.TextContent.ShouldContain("ne sont lues que par l’équipe");
        funder.Page.QuerySelectorAll("table.table-fold").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_known_says_so()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get("/indicateurs/groupe-d-analyse-de-pratiques-moselle");
        var accepted = farida.Page.QuerySelectorAll("table tr").First(r => r.QuerySelector("a")?.GetAttribute("href")?.EndsWith("/p4b", StringComparison.Ordinal) == true);
        accepted.TextContent.ShouldContain("non renseigné");
        accepted.QuerySelector("td.numbers")!.TextContent.ShouldNotContain("0");
    }

    [Fact]
    public async Task Answers_stand_as_dots_with_their_numbers()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Address);
        var row = farida.Page.QuerySelector("table.scale tbody tr")!;
        var dots = row.QuerySelectorAll(".dots i").Length;
        var numbers = row.QuerySelectorAll("td .unseen").Sum(n => int.Parse(n.TextContent, CultureInfo.InvariantCulture));
        (dots, numbers).ShouldBe((8, 8));
    }

    [Fact]
    public async Task The_catalogue_is_open_to_all_in_three_languages()
    {
        using var visitor = new Visitor(world);
        foreach (var (language, words) in new[] { ("fr", "Structures partenaires"), ("nl", "Partnervoorzieningen"), ("en", "Partner structures") })
        {
            await visitor.Get($"/indicateurs?lang={language}");
            visitor.Page.QuerySelector("#p1")!.TextContent.ShouldContain(words);
        }
    }
}
