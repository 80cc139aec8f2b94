using System.Net;
using AngleSharp.Html.Dom;
using Maillage.Demo;
using Maillage.Modules.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Groups;

public sealed class DrawScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Draw = $"/groupes/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_written_beside_the_pool_and_impossible_ones_are_answered_with_the_smallest_change()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/candidatures/{DemoActions.ThisYear}/composition");
        farida.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain(Draw);
        await farida.Get($"{Draw}/regles");

        await farida.Submit("main form[method=post]", [("Form.Places", "15"), .. DrawStoryTests.Quota(farida, "commune", "fr-57463", "15", "")]);
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.QuerySelector("main")?.TextContent);
        await farida.Follow();
        var said = farida.Page.QuerySelector(".flash-error")!.TextContent;
        said.ShouldContain("Aucun groupe de 15 personnes");
        said.ShouldContain("au lieu de 15");
        farida.Page.QuerySelector("button[value=compute]").ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_a_rule_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Draw}/regles");
        await farida.Submit("main form[method=post]", [("Form.Places", "quinze"), .. DrawStoryTests.Quota(farida, "secteur", "social", "5", "2"), .. DrawStoryTests.Quota(farida, "commune", "fr-57463", "deux", "")]);
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = farida.Page.QuerySelector("main")!.TextContent;
        foreach (var sentence in new[] { "Écrivez un nombre entier, ou rien.", "Au plus 2 est en dessous d’au moins 5" })
            said.ShouldContain(sentence);
        ((IHtmlInputElement)farida.Page.QuerySelector("#Form_Places")!).Value.ShouldBe("quinze");

        await farida.Get($"{Draw}/regles");
        await farida.Submit("main form[method=post]", [("Form.Places", "10"), .. DrawStoryTests.Quota(farida, "secteur", "social", "6", ""), .. DrawStoryTests.Quota(farida, "secteur", "justice", "5", "")]);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("demandent 17 personnes en tout, et il y a 10 places");
        foreach (var places in new[] { "0", "1001", "-3", "" })
        {
            await farida.Get($"{Draw}/regles");
            await farida.Submit("main form[method=post]", ("Form.Places", places));
            farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, places);
        }
        await farida.Get($"{Draw}/regles");
        await farida.Submit("main form[method=post]", ("Form.Places", "60"));
        await farida.Follow();
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("60 places pour 49 candidatures");
    }

    [Fact]
    public async Task Nobody_else_sees_the_draw()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var address in new[] { Draw, $"{Draw}/regles" })
        {
            await sophie.Get(address);
            sophie.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task A_computation_that_died_with_its_server_goes_back_to_its_rules_and_says_so()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var address = $"/groupes/{DemoActions.LastYear}";
        await farida.Get($"{address}/regles");
        await farida.Submit("main form[method=post]", ("Form.Places", "3"));
        await using (var db = world.Open())
        {
            var longAgo = TimeProvider.System.GetUtcNow() - DrawRound.Silence - DrawRound.Silence;
            await db.Set<Sortition>().Where(s => s.ActionId == DemoActions.LastYearId)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SortitionState.Computing).SetProperty(x => x.BeatAt, longAgo), Cancel);
        }
        await world.Services.GetRequiredService<DrawRound>().Run(Cancel);
        await farida.Get(address);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Le calcul a été interrompu");
        farida.Page.QuerySelector("progress").ShouldBeNull();
    }
}
