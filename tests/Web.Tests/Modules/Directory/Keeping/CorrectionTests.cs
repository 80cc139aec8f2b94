using System.Net;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Keeping;

/// <summary>Anyone suggests a correction; nobody floods the coordination.</summary>
public sealed class CorrectionTests
{
    private const string Page = "/annuaire/services/ecoles-en-projet/correction";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_suggests_and_one_of_two_fields_is_taken()
    {
        await using var world = await Start();
        using var visitor = new Visitor(world);
        await visitor.Get("/annuaire/services/ecoles-en-projet");
        await visitor.Get(visitor.Page.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Proposer une correction", StringComparison.Ordinal)).GetAttribute("href")!);
        await visitor.Submit("main form", ("fees", "<script>alert(1)</script>"), ("wait_time", "deux semaines"), ("Note", "vu sur leur site"));
        visitor.Page.QuerySelector(".flash-done").ShouldNotBeNull(visitor.Page.Body?.TextContent);
        // The same said twice is one suggestion.
        await visitor.Get(Page);
        await visitor.Submit("main form", ("fees", "<script>alert(1)</script>"), ("wait_time", "deux semaines"), ("Note", "vu sur leur site"));
        await using var db = world.Open();
        var service = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Slug == "ecoles-en-projet", Cancel);
        var one = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.EntryId == service.Id.Value, Cancel);
        one.IsSuggestion.ShouldBeTrue();

        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get($"/annuaire/moderation/{one.Id}");
        await myriam.Submit("main form", ("act", "settle"), ("answer-fees", "no"), ("answer-wait_time", "yes"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.Body?.TextContent);
        var after = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Id == service.Id, Cancel);
        (after.Fees, after.WaitTime).ShouldBe((service.Fees, "deux semaines"));
        await visitor.Get("/annuaire/services/ecoles-en-projet");
        visitor.Page.Body!.TextContent.ShouldContain("deux semaines");
    }

    [Fact]
    public async Task Fifty_suggestions_in_a_minute_are_refused_in_plain_words_on_every_replica()
    {
        await using var world = await Start();
        await using var replica = world.Replica();
        await replica.InitializeAsync();
        using var one = new Visitor(world);
        using var other = new Visitor(replica);
        var taken = 0;
        for (var i = 0; i < 50; i++)
        {
            var visitor = i % 2 == 0 ? one : other;
            await visitor.Get(Page);
            await visitor.Submit("main form", ("wait_time", $"{i} jours"));
            if (visitor.Status is HttpStatusCode.OK)
                taken++;
            else
                visitor.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }
        taken.ShouldBe(10);
        one.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("réessayez dans dix minutes");
        // What was typed is still there.
        one.Page.QuerySelector("input[name=wait_time]")!.GetAttribute("value").ShouldBe("48 jours");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await one.Get(Page);
        await one.Submit("main form", ("wait_time", "encore"));
        one.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("attendent déjà");
    }

    [Theory]
    [InlineData("ne-souhaite-pas-figurer")]
    [InlineData("brouillon-a-relire")]
    [InlineData("inconnu")]
    public async Task What_may_not_be_seen_cannot_be_corrected(string slug)
    {
        await using var world = await Start();
        using var visitor = new Visitor(world);
        await visitor.Get($"/annuaire/services/{slug}/correction");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<World> Start()
    {
        var world = new World();
        await world.InitializeAsync();
        return world;
    }
}
