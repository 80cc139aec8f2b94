using System.Net;
using Maillage.Demo;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Vignettes;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions.Vignettes;

public sealed class VignetteScreensTests(World world) : IClassFixture<World>
{
    private const string Stock = "/seances/vignettes";
    private const string Session = $"/seances/{DemoActions.LastYear}/9";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vignette_is_written_read_changed_and_retired()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Stock);
        farida.Page.QuerySelectorAll("ul.rows > li").Length.ShouldBe(12);
        await farida.Get($"{Stock}?grille=identite");
        farida.Page.QuerySelectorAll("ul.rows > li").Length.ShouldBeInRange(1, 11);

        await farida.Get($"{Stock}/nouveau");
        await farida.Submit("main form", ("Form.Title", "Sans suite"), ("Form.Text", "  "));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        farida.Page.QuerySelector("input[name='Form.Title']")!.GetAttribute("value").ShouldBe("Sans suite");
        await farida.Submit("main form", ("Form.Title", "Le mot sur la porte"), ("Form.Text", "Un mot est collé sur la porte.\r\n\r\nPersonne ne l’a signé."), ("Form.Functions", "liens"), ("Form.Level", "collectif"));
        await farida.Follow();
        farida.Page.QuerySelectorAll("main .lead").Select(p => p.TextContent).ShouldBe(["Un mot est collé sur la porte.", "Personne ne l’a signé."]);
        var address = new Uri(farida.Page.Url).AbsolutePath;

        await farida.Get($"{address}/modifier");
        using (var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example"))
        {
            await sophie.Get($"{address}/modifier");
            await sophie.Submit("main form", ("Form.Title", "Le mot"));
            sophie.Status.ShouldBe(HttpStatusCode.Redirect, "the stock belongs to the whole network");
        }
        await farida.Submit("main form", ("Form.Title", "Le billet"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("input[name='Form.Title']")!.GetAttribute("value").ShouldBe("Le billet");

        await farida.Get($"{address}/fermeture");
        await farida.Submit("main form");
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Get($"{Session}/vignettes");
        farida.Page.QuerySelectorAll("main details").ShouldAllBe(d => !d.TextContent.Contains("Le mot", StringComparison.Ordinal));
        await farida.Get($"{address}/fermeture");
        await farida.Submit("main form");
        await farida.Get($"{Session}/vignettes");
        farida.Page.QuerySelectorAll("main details").ShouldContain(d => d.TextContent.Contains("Le mot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vignette_is_chosen_when_nobody_brings_a_situation_and_is_counted_apart()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"{Session}/vignettes");
        farida.Page.QuerySelectorAll("main details").Length.ShouldBeGreaterThan(10);
        farida.Page.QuerySelector("main details:last-of-type")!.TextContent.ShouldContain("déjà travaillée", Case.Sensitive, "what the group knows comes last");
        var link = farida.Page.QuerySelectorAll("main details a").First(a => a.TextContent.Contains("La pause du chantier", StringComparison.Ordinal)).GetAttribute("href")!;
        await farida.Get(link);
        farida.Page.QuerySelector("input[name=From][value=vignette]")!.HasAttribute("checked").ShouldBeTrue();
        farida.Page.QuerySelectorAll("input[name=Functions][checked]").Length.ShouldBe(2, "how it is read comes with it");
        farida.Page.QuerySelectorAll("main textarea").ShouldBeEmpty("a situation is never told");
        await farida.Submit("main form", ("Minutes", "40"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Follow();
        farida.Page.Body!.TextContent.ShouldContain("Vignettes\u202F: 1, situations apportées\u202F: 1");
        await using var db = world.Open();
        (await db.Set<Situation>().CountAsync(s => s.VignetteId == ShippedVignettes.IdOf("pause-du-chantier") && s.Origin == SituationOrigin.Vignette && s.Level == "collectif", Cancel)).ShouldBe(1);

        // Before the day there is nothing to note.
        await farida.Get($"/seances/{DemoActions.ThisYear}/1/situation");
        await farida.Submit("main form", ("From", "participant"), ("Vignette", ""));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Professionals_and_visitors_do_not_read_the_stock()
    {
        using var visitor = new Visitor(world);
        await visitor.Get(Stock);
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        using var noemie = await Visitor.SignedIn(world, "noemie.lambert@demo.example");
        await noemie.Get(Stock);
        noemie.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
