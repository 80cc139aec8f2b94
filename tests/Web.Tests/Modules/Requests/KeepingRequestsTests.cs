using System.Net;
using AngleSharp.Html.Dom;
using Maillage.Demo;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Files;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Requests;

public sealed class KeepingRequestsTests(World world) : IClassFixture<World>
{
    private const string Address = $"/demandes/{DemoRequests.Waiting}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_no_longer_published_keeps_its_requests_and_both_sides_are_told()
    {
        await using (var db = world.Open())
            await db.Set<Service>().Where(s => s.Slug == "supervision-sambre").ExecuteUpdateAsync(s => s.SetProperty(x => x.State, "en-sommeil"), Cancel);
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get(Address);
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("rien n’en est perdu");
        await sophie.Submit("form:has(textarea[name=Text])", ("act", "answer"), ("Text", "Oui, dès janvier."));
        sophie.Status.ShouldBe(HttpStatusCode.Redirect, sophie.Page.QuerySelector("main")?.TextContent);
        using var visitor = new Visitor(world);
        await visitor.Get(await Post.LastLink(world, "martine.collard@cpas.example"));
        var said = visitor.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("n’est plus publiée");
        said.ShouldContain("Oui, dès janvier.");
        (await Post.Of(world, "martine.collard@cpas.example"))[0].Text.ShouldNotContain("janvier");

        // A reply is waited for again.
        await visitor.Submit("form:has(textarea[name=Text])", ("act", "reply"), ("Text", "Plutôt en février ?"));
        await sophie.Get("/demandes");
        sophie.Page.QuerySelectorAll("tbody a").ShouldContain(a => a.GetAttribute("href") == Address);
        await sophie.Get("/aujourdhui");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("a écrit et attend une réponse");
    }

    [Fact]
    public async Task A_file_that_lies_about_its_type_is_refused_and_a_picture_is_given_out_as_a_file()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        var place = "/demandes/MASN2222";
        await sophie.Get(place);
        var token = sophie.Page.QuerySelectorAll("input[name=__RequestVerificationToken]").OfType<IHtmlInputElement>().First().Value;
        await sophie.Upload(place, ("Upload", "photo.png", "<html><script>alert(1)</script>"u8.ToArray()), ("act", "upload"), ("__RequestVerificationToken", token));
        sophie.Status.ShouldBe(HttpStatusCode.Conflict);
        sophie.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("quel que soit son nom");
        await sophie.Upload(place, ("Upload", "../../plan.exe", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"u8.ToArray()), ("act", "upload"), ("__RequestVerificationToken", token));
        sophie.Status.ShouldBe(HttpStatusCode.Redirect);
        await using var db = world.Open();
        var file = await db.Set<RequestFile>().SingleAsync(Cancel);
        file.Name.ShouldBe("plan.pdf");
        using var answer = await sophie.Client.GetAsync(new Uri($"{place}/fichiers/{file.Id}", UriKind.Relative), Cancel);
        (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentType!.MediaType).ShouldBe(("attachment", "application/pdf"));
        using var chantal = await Visitor.SignedIn(world, "chantal.petit@demo.example");
        using var other = await chantal.Client.GetAsync(new Uri($"{place}/fichiers/{file.Id}", UriKind.Relative), Cancel);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_years_after_its_end_a_request_is_a_count_and_who_asks_may_take_it_away_before()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetServices<IPersonalData>().Single(d => d.Name == "demandes");
        var person = new DataSubject(Guid.CreateVersion7(), "Anne-Laure.Dethier@lessaules.example");
        System.Text.Json.JsonSerializer.Serialize(await data.Export(person, Cancel)).ShouldContain("Anne-Laure");
        await using var db = world.Open();
        var cleaning = new RequestCleaning(db);
        await cleaning.Clean(world.Clock.GetUtcNow().AddYears(3), Cancel);
        var kept = await Post.Request(world, "Unité de psychiatrie Les Saules");
        (kept.RequesterName, kept.Email, kept.Story, kept.IsCounted, kept.IsUnmet).ShouldBe((null, null, null, true, true));
    }

    [Fact]
    public async Task The_coordination_answers_for_a_service_of_which_nobody_has_an_account()
    {
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get("/demandes/LEGE2222");
        myriam.Page.QuerySelector("main")!.TextContent.ShouldContain("Avec Accompagnement d’équipes éducatives");
        myriam.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Huit supervisions");
    }
}
