using System.Net;
using Maillage.Demo;

namespace Maillage.Tests.Modules.Trainings;

public sealed class TrainingTests(World world) : IClassFixture<World>
{
    private const string Helene = "helene.marchal@demo.example";

    [Fact]
    public async Task Anyone_finds_a_coming_training_with_its_places_and_registers_without_an_account()
    {
        using var visitor = new Visitor(world);
        var list = await visitor.Get("/formations?q=alcools&secteur=insertion-emploi&pres=La Louvière");
        list.QuerySelectorAll(".coming .row-title").Select(t => t.TextContent).ShouldBe(["Alcool et travail\u202f: parler à un collègue"]);
        list.QuerySelector(".coming .row-note")!.TextContent.ShouldContain("Une place libre sur 14");
        var page = await visitor.Get($"/formations/{DemoTrainings.NearlyFull}");
        page.QuerySelector("dl.facts")!.TextContent.ShouldContain("55\u202f€");
        await visitor.Get(page.QuerySelector("aside a.button")!.GetAttribute("href")!);
        await visitor.Submit("main form[method=post]", ("Form.Name", "Aline Piette"), ("Form.Structure", "CPAS de Mons"), ("Form.Email", "aline@cpas.example"));
        visitor.Page.QuerySelector(".flash")!.TextContent.ShouldContain("courriel");
    }

    [Fact]
    public async Task A_search_of_the_directory_shows_coming_trainings_that_answer_it_and_no_others()
    {
        using var visitor = new Visitor(world);
        (await visitor.Get("/annuaire?q=alcool travail")).QuerySelectorAll("main a[href^='/formations/']").ShouldContain(a => a.GetAttribute("href") == $"/formations/{DemoTrainings.NearlyFull}");
        (await visitor.Get("/annuaire?q=alcool travail&soutien=supervision")).QuerySelector("main a[href^='/formations/']").ShouldBeNull();
        (await visitor.Get("/annuaire?q=alcool&territoire=fr-dep-57")).QuerySelector("main a[href^='/formations/']").ShouldBeNull();
        (await visitor.Get("/annuaire/services/formations-du-gue")).QuerySelectorAll("main a[href^='/formations/']").ShouldContain(a => a.GetAttribute("href") == $"/formations/{DemoTrainings.NearlyFull}");
    }

    [Fact]
    public async Task Dates_go_out_as_a_file_and_as_a_feed_that_keeps_the_same_event()
    {
        using var visitor = new Visitor(world);
        var file = await visitor.Client.GetStringAsync($"/formations/{DemoTrainings.NearlyFull}/calendrier.ics", TestContext.Current.CancellationToken);
        var feed = await visitor.Client.GetStringAsync("/formations/calendrier.ics?pres=La Louvière", TestContext.Current.CancellationToken);
        var uid = file.Split("\r\n").Single(l => l.StartsWith("UID:", StringComparison.Ordinal));
        feed.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).ShouldContain(uid);
        file.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain("LOCATION:Rue du Marais 9");
        feed.ShouldNotContain("automne");
    }

    [Fact]
    public async Task A_service_announces_a_training_from_its_catalogue_and_only_its_own_people_see_it_before_it_is_published()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        var module = (await helene.Get("/formations")).QuerySelector("a[href^='/formations/nouveau?module=']")!.GetAttribute("href")!;
        await helene.Get(module);
        helene.Page.QuerySelector("#Name")!.GetAttribute("value").ShouldNotBeNullOrEmpty();
        await helene.Get("/formations/nouveau");
        await helene.Submit("main form[method=post]", ("Name", "<b>Une</b> journée"), ("Form.Price", "beaucoup"), ("Form.Place", "Nullepart-les-Bains"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelectorAll(".error-summary li, .error").Length.ShouldBeGreaterThan(1);
        await helene.Submit("main form[method=post]", ("Name", "<b>Une</b> journée"), ("Form.Price", "12,50 €"), ("Form.Place", "La Louvière"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        var address = helene.Location!;
        (await helene.Follow()).QuerySelector("h1")!.TextContent.ShouldBe("<b>Une</b> journée");
        foreach (var step in helene.Page.QuerySelectorAll(".sunken .thread a").Select(a => a.GetAttribute("href")!).ToList())
        {
            await helene.Get(step);
            helene.Status.ShouldBe(HttpStatusCode.OK, step);
        }
        using var visitor = new Visitor(world);
        await visitor.Get(address);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"{address}/modifier");
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_training_opens_an_accompaniment_once_and_both_pages_show_the_chain()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"/formations/{DemoTrainings.Held}/accompagnement");
        await helene.Submit("main form[method=post]", ("Team", " "));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await helene.Submit("main form[method=post]", ("Team", "CPAS de Binche"));
        var opened = helene.Location.ShouldNotBeNull();
        await helene.Get($"/formations/{DemoTrainings.Held}/accompagnement");
        await helene.Submit("main form[method=post]", ("Team", "CPAS de Binche"));
        helene.Location.ShouldBe(opened);
        (await helene.Get(opened)).QuerySelector($"a[href='/formations/{DemoTrainings.Held}']").ShouldNotBeNull();
        (await helene.Get($"/formations/{DemoTrainings.Held}")).QuerySelector($"a[href='{opened}']").ShouldNotBeNull();
        using var visitor = new Visitor(world);
        (await visitor.Get($"/formations/{DemoTrainings.Held}")).QuerySelector($"a[href='{opened}']").ShouldBeNull();
        visitor.Page.QuerySelectorAll(".thread a[href^='/actions/']").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_there_gets_an_attestation_and_who_was_not_does_not()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        var page = await helene.Get($"/seances/{DemoTrainings.Held}/attestations");
        helene.Status.ShouldBe(HttpStatusCode.OK);
        page.Body!.TextContent.ShouldContain("Nathalie Dubois");
        page.QuerySelectorAll("a[href*='/C-08/attestation']").ShouldBeEmpty();
    }
}
