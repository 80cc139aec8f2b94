using System.Net;
using Maillage.Demo;
using Maillage.Modules.Requests;
using Maillage.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Requests;

public sealed class ActsOnRequestsTests(World world) : IClassFixture<World>
{
    private const string Form = "main form[method=post]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_of_one_day_the_one_that_was_written_first_goes_on_from_whichever_page()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        var first = await Enter(sophie, "École du Pré", "071 00 11 22");
        var second = await Enter(sophie, "École du Pré", "071 00 11 22");
        await sophie.Get($"/demandes/{second}/reunion?avec={first}");
        sophie.Page.QuerySelectorAll(".versions section").Single(s => s.GetAttribute("aria-label") == first).TextContent.ShouldContain("Continue");
        await sophie.Submit(Form);
        sophie.Location.ShouldBe($"/demandes/{first}");
        await using var db = world.Open();
        (await db.Set<SupportRequest>().SingleAsync(r => r.Code == second, Cancel)).ClosingReason.ShouldBe(RequestCodes.Duplicate);
    }

    [Fact]
    public async Task What_was_ticked_stays_when_another_service_is_looked_for_and_places_are_said()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        var code = await Enter(sophie, "CPAS du Canal", "071 00 11 33");
        await sophie.Get($"/demandes/{code}/transmission?q={Uri.EscapeDataString("Équipe de rue et pairs")}");
        var ticked = sophie.Page.QuerySelector("input[name=Chosen]")!.GetAttribute("value")!;
        await sophie.Submit(Form, ("act", "find"), ("q", "insertion"), ("Chosen", ticked));
        sophie.Page.QuerySelectorAll("input[name=Chosen][checked]").Select(i => i.GetAttribute("value")).ShouldBe([ticked]);
        sophie.Page.QuerySelectorAll("label.choice").ShouldContain(l => l.TextContent.Split(',').Length > 2);
    }

    [Fact]
    public async Task Free_and_a_price_are_not_both_taken_and_errors_stand_in_the_order_of_the_form()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get($"/demandes/{DemoRequests.Waiting}/proposition");
        await sophie.Submit(Form, ("Plan", ""), ("IsFree", "true"), ("Price", "110 €"), ("Begins", "2027-05-02"), ("Ends", "2027-05-01"));
        sophie.Page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#Plan", "#Ends", "#Price"]);
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander");
        await visitor.Submit(Form, ("act", "send"));
        var fields = visitor.Page.QuerySelectorAll(".field-wrong .error").Select(e => e.Id![..^"-error".Length]).ToList();
        visitor.Page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")![1..]).ShouldBe(fields);
    }

    [Fact]
    public async Task Who_asks_opens_any_version_reads_who_agreed_and_what_they_take_away_is_closed_as_that()
    {
        const string mail = "lecture@versions.example";
        using var visitor = new Visitor(world);
        await visitor.Get("/demandes/demander?service=supervision-sambre&soutien=supervision&pres=Charleroi");
        await visitor.Submit(Form, ("act", "send"), ("Form.For", "institution"), ("Form.Structure", "Maison des versions"), ("Form.Commune", "Charleroi"), ("Form.Expectations", "Un espace pour parler."), ("Form.Name", "Ada Lovel"), ("Form.Email", mail));
        var link = await Post.LastLink(world, mail);
        await visitor.Get(link);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Sera sollicité dès votre confirmation");
        await visitor.Submit(Form, ("act", "confirm"));
        var code = (await Post.Request(world, "Maison des versions")).Code;
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var plan in new[] { "Première idée", "Deuxième idée", "Troisième idée" })
        {
            await sophie.Get($"/demandes/{code}/proposition");
            await sophie.Submit(Form, ("Plan", plan), ("IsFree", "true"));
            sophie.Status.ShouldBe(HttpStatusCode.Redirect, sophie.Page.QuerySelector("main")?.TextContent);
        }
        await visitor.Get(link);
        await visitor.Get(visitor.Page.QuerySelectorAll("main a.tag").Single(a => a.TextContent == "Version 1").GetAttribute("href")!.Split('#')[0]);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("Première");
        await visitor.Get(link);
        await visitor.Submit("form:has(input[name=Proposal])", ("act", "accept"));
        await visitor.Get(link);
        visitor.Page.QuerySelector("main")!.TextContent.ShouldContain("acceptée sur la page par Ada Lovel");
        (await Post.Request(world, "Maison des versions")).Status.ShouldBe(RequestStates.Agreed);
        // Changed again, it is to be agreed anew.
        await sophie.Get($"/demandes/{code}/proposition");
        await sophie.Submit(Form, ("Plan", "Quatrième idée"), ("IsFree", "true"));
        (await Post.Request(world, "Maison des versions")).Status.ShouldBe(RequestStates.Proposed);

        await sophie.Get($"/demandes/{code}");
        await sophie.Submit("form:has(select[name=AssignedTo])", ("act", "assign"));
        await sophie.Get($"/demandes/{code}");
        sophie.Page.QuerySelector(".asked-past")!.TextContent.ShouldNotContain("Transmise à");

        await visitor.Get(link);
        await visitor.Submit(Form, ("act", "forget"));
        (await Post.Request(world, "Maison des versions")).ClosingReason.ShouldBe(RequestCodes.Erased);
        await sophie.Get($"/demandes/{code}");
        sophie.Page.QuerySelector("main")!.TextContent.ShouldContain("Effacée par qui demandait");
        sophie.Page.QuerySelectorAll("button[value=reopen]").ShouldBeEmpty();
    }

    private async Task<string> Enter(Visitor sophie, string structure, string phone)
    {
        await sophie.Get("/demandes/nouveau");
        await sophie.Submit(Form, ("act", "send"), ("Origin", "telephone"), ("Form.Support", "supervision"), ("Form.Structure", structure), ("Form.Commune", "Charleroi"), ("Form.Phone", phone));
        sophie.Status.ShouldBe(HttpStatusCode.Redirect, sophie.Page.QuerySelector("main")?.TextContent);
        await using var db = world.Open();
        return (await db.Set<SupportRequest>().Where(r => r.StructureName == structure).OrderByDescending(r => r.ChangedAt).FirstAsync(Cancel)).Code;
    }
}
