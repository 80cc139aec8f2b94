using System.Net;
using Maillage.Demo;
using Maillage.Modules.Actions;
using Maillage.Modules.Applications;
using Maillage.Modules.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Actions;

/// <summary>A year later: the group of last year is renewed, and nothing is typed again.</summary>
public sealed class RenewalTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_later_everything_is_carried_over_and_those_without_a_place_come_first()
    {
        await using (var db = world.Open())
        {
            var former = await db.Set<ActionRecord>().SingleAsync(a => a.Id == DemoActions.LastYearId, Cancel);
            former.Steps = [new ActionStep("Mi-octobre 2025", "2025-10", "2025-10", "mi-mois", ["confirmation des inscriptions"])];
            former.Evaluation = new ActionEvaluation { Process = [new DeclaredIndicator { Label = "Nombre de demandes", Value = 17 }] };
            (former.TheoryTopics, former.DurationText) = (["Définition", "Produits"], "Neuf demi-journées");
            await db.SaveChangesAsync(Cancel);
        }
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"/actions/{DemoActions.LastYear}");
        await farida.Get(farida.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Créer l’édition suivante").GetAttribute("href")!);
        await farida.Submit("main form[method=post]", ("Begins", "2027-10-01"), ("Ends", "2028-06-30"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await farida.Follow();
        farida.Page.Body!.TextContent.ShouldContain("les règles de l’appel");

        await using var after = world.Open();
        var next = await after.Set<ActionRecord>().Include(a => a.Links).SingleAsync(a => a.FormerEditionId == DemoActions.LastYearId && a.Id != DemoActions.ThisYearId, Cancel);
        next.Steps.ShouldHaveSingleItem().Content.ShouldBe(["confirmation des inscriptions"]);
        (next.Steps[0].Said, next.Steps[0].From).ShouldBe((null, null));
        next.Evaluation.Process.ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Label.ShouldBe("Nombre de demandes"), i => i.Value.ShouldBeNull());
        (next.TheoryTopics.Count, next.DurationText, next.Themes.Count, next.Communes.Count).ShouldBe((2, "Neuf demi-journées", 2, 4));
        var call = await after.Set<Call>().SingleAsync(c => c.ActionId == next.Id, Cancel);
        (call.Places, call.CapPerStructure, call.OpensOn).ShouldBe((15, 2, null));
        var planned = await after.Set<Session>().CountAsync(s => s.ActionId == DemoActions.LastYearId, Cancel);
        ((await after.Set<Cycle>().SingleOrDefaultAsync(c => c.ActionId == next.Id, Cancel))?.Outline.Count ?? 0).ShouldBe(planned);

        // What was carried over is seen where it gets its dates, with its topics; on the line of editions, it has a name without them.
        await farida.Get($"/seances/{next.Slug}/serie");
        farida.Page.QuerySelectorAll("ol.rows > li").Length.ShouldBe(planned);
        farida.Page.QuerySelector("ol.rows")!.TextContent.ShouldContain("addictions sans substance", Case.Insensitive);
        await farida.Get($"/seances/{next.Slug}");
        farida.Page.QuerySelectorAll("ol.rows > li").Length.ShouldBe(planned);

        // The form opens and saves as it stands: nothing is typed again.
        await farida.Get($"/actions/{next.Slug}/modifier");
        farida.Page.QuerySelector("textarea[name='Form.Steps']")!.TextContent.Trim().ShouldBe("confirmation des inscriptions");
        await farida.Submit("main form[method=post]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);

        // Those who got no place and agreed are said first, and are known again when they apply.
        await farida.Get($"/candidatures/{next.Slug}");
        await farida.Get(farida.Page.QuerySelectorAll(".flash a").Single(a => a.GetAttribute("href")!.EndsWith("/a-reinviter", StringComparison.Ordinal)).GetAttribute("href")!);
        var waiting = farida.Page.QuerySelectorAll("main tbody tr").ToList();
        waiting.Count.ShouldBeGreaterThan(0);
        var (name, mail) = (waiting[0].QuerySelector("th")!.TextContent, waiting[0].QuerySelector("a[href^=mailto]")!.TextContent);
        await farida.Get($"/candidatures/{next.Slug}/nouveau");
        await farida.Submit("main form[method=post]", ("Form.Name", name), ("Form.Email", mail), ("Form.Structure", "CCAS de Metz"));
        await farida.Follow();
        farida.Page.QuerySelector("main table")!.TextContent.ShouldContain("a déjà candidaté à l’édition précédente");
        await farida.Get($"/candidatures/{next.Slug}/a-reinviter");
        farida.Page.QuerySelector("main tbody tr")!.TextContent.ShouldContain("A candidaté : C-01".Replace(" :", "\u202f:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edition_without_dates_has_a_name_and_opens_from_the_one_before()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"/actions/{DemoActions.ThisYear}/nouvelle-edition");
        await farida.Submit("main form[method=post]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        var draft = farida.Location!;
        await farida.Get($"/actions/{DemoActions.ThisYear}");
        var link = farida.Page.QuerySelectorAll("ol.thread a").Single(a => draft.EndsWith(a.GetAttribute("href")!, StringComparison.Ordinal));
        link.TextContent.ShouldBe("dates à fixer");
        await farida.Get($"/indicateurs/{DemoActions.ThisYear}/editions");
        farida.Page.QuerySelectorAll("thead th").ShouldAllBe(h => h.TextContent.Trim().Length > 0);
        farida.Page.QuerySelectorAll("thead a").ShouldAllBe(a => a.TextContent.Length > 0);
    }

    [Fact]
    public async Task A_record_written_here_that_comes_back_as_it_left_is_unchanged()
    {
        using var anyone = new Visitor(world);
        var file = await anyone.Client.GetByteArrayAsync(new Uri($"/actions/{DemoActions.ThisYear}?format=json", UriKind.Relative), Cancel);
        await using var scope = world.Services.CreateAsyncScope();
        var landing = scope.ServiceProvider.GetRequiredService<Maillage.Modules.Actions.Exchange.ActionLanding>();
        await landing.Take("fiche.json", file, Cancel);
        (landing.Updated, landing.Unchanged).ShouldBe((0, 1), string.Join(' ', landing.Faults));
    }
}
