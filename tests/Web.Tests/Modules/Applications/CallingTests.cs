using Maillage.Demo;
using Maillage.Modules.Applications;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications;

/// <summary>Those whom no mail reaches are not forgotten: somebody is told to call them, or that there is no need to.</summary>
public sealed class CallingTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_no_mail_and_is_offered_a_place_is_named_at_once_and_on_the_page_of_today()
    {
        // Number 27 has none.
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/27/decision");
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("aucun courriel");
        await farida.Submit("main form[method=post]", ("Next", "place-proposee"));
        await farida.Follow();
        farida.Page.QuerySelector(".flash-done")!.TextContent.ShouldContain("(C-27)");
        await farida.Get("/aujourdhui");
        var line = farida.Page.QuerySelectorAll("main .rows a").First(a => a.TextContent.Contains("C-27", StringComparison.Ordinal));
        line.TextContent.ShouldContain("n’a pas de courriel");
        line.GetAttribute("href").ShouldBe($"{Staff}/27/decision");
    }

    [Fact]
    public async Task Who_applied_again_without_a_mail_is_known_by_name_and_structure()
    {
        await using (var db = world.Open())
            await db.Set<Candidacy>().Where(c => c.Id == DemoActions.CandidacyOf(DemoActions.ThisYear, 17)).ExecuteUpdateAsync(c => c.SetProperty(x => x.PersonKey, "autre@structure.example"), Cancel);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/a-reinviter");
        farida.Page.QuerySelector("main table")!.TextContent.ShouldContain("C-17");
    }
}
