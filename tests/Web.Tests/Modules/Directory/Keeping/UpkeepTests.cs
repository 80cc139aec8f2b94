using System.Net;
using System.Text.RegularExpressions;
using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Keeping;

/// <summary>From checked to asleep and back: asked, reminded, called, and never in silence.</summary>
public sealed partial class UpkeepTests
{
    private const string Mail = "equipe@sambreecoute.example";
    private const string Slug = "soutien-aux-equipes-de-premiere-ligne";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_nobody_verifies_is_asked_reminded_called_and_sleeps_and_one_click_brings_it_back()
    {
        await using var world = await Start();
        var export = Path.Combine(world.Database.Folder, "before");
        (await Verb.Run(world.Database, "export", "hsds", export)).Code.ShouldBe(0);
        await Round(world);
        (await State(world)).ShouldBe((EntryStates.Published, UpkeepStage.Fresh));

        world.Clock.Advance(TimeSpan.FromDays(310));
        await Round(world);
        (await State(world)).Stage.ShouldBe(UpkeepStage.Asked);
        world.Clock.Advance(TimeSpan.FromDays(15));
        await Round(world);
        (await State(world)).Stage.ShouldBe(UpkeepStage.Reminded);
        world.Clock.Advance(TimeSpan.FromDays(17));
        await Round(world);
        (await State(world)).ShouldBe((EntryStates.ToVerify, UpkeepStage.Calling));
        (await Found.By(world, "territoire=be-52011&soutien=accompagnement-sur-mesure")).ShouldContain(Slug);
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get("/annuaire/appels");
        var line = myriam.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Soutien aux équipes", StringComparison.Ordinal));
        line.TextContent.ShouldContain("071 00 03 60");
        await myriam.Get($"/annuaire/services/{Slug}/verification");
        await myriam.Submit("main form", ("act", "no-answer"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect);

        world.Clock.Advance(TimeSpan.FromDays(61));
        await Round(world);
        (await State(world)).ShouldBe((EntryStates.Dormant, UpkeepStage.Dormant));
        (await Found.By(world, "territoire=be-52011&soutien=accompagnement-sur-mesure")).ShouldNotContain(Slug);
        (await world.Page($"/annuaire/services/{Slug}")).QuerySelector(".flash-warning")!.TextContent.ShouldContain("En sommeil");
        // A file that still calls it active does not wake it.
        (await Verb.Run(world.Database, "import", "hsds", export)).Code.ShouldBe(0);
        (await State(world)).State.ShouldBe(EntryStates.Dormant);

        using var reader = new Visitor(world);
        await reader.Get(await Link(world, Mail, Slug));
        // A program that checks mails opens every link: nothing has happened yet.
        (await State(world)).State.ShouldBe(EntryStates.Dormant);
        await reader.Submit("main form", ("act", "confirm"));
        reader.Page.QuerySelector(".flash-done").ShouldNotBeNull(reader.Page.Body?.TextContent);
        (await State(world)).ShouldBe((EntryStates.Published, UpkeepStage.Fresh));
        (await Found.By(world, "territoire=be-52011&soutien=accompagnement-sur-mesure")).ShouldContain(Slug);
        (await world.Page($"/annuaire/services/{Slug}")).QuerySelectorAll(".thread .knot-full").Length.ShouldBeGreaterThan(3);
        // Pressed twice, it is still right.
        await reader.Get(await Link(world, Mail, Slug));
        await reader.Submit("main form", ("act", "confirm"));
        reader.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_demoted_comes_after_all_that_answer_as_well()
    {
        await using var world = await Start();
        var before = await Found.By(world, "soutien=supervision");
        var first = before[0];
        await using (var db = world.Open())
        {
            (await db.Set<Service>().SingleAsync(s => s.Slug == first, Cancel)).State = EntryStates.ToVerify;
            await db.SaveChangesAsync(Cancel);
        }
        (await Found.By(world, "soutien=supervision"))[0].ShouldBe(before[1]);
    }

    [Fact]
    public async Task Two_replicas_that_ask_at_once_send_each_mail_once()
    {
        await using var world = await Start();
        await using var replica = world.Replica();
        await replica.InitializeAsync();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await Task.WhenAll(Round(world), Round(replica));
        await using var db = world.Open();
        var asked = await db.Set<OutgoingMail>().Where(m => m.Subject.Contains("toujours exact")).Select(m => m.Recipient + m.Subject).ToListAsync(Cancel);
        var stages = await db.Set<Upkeep>().Where(u => u.Stage == UpkeepStage.Asked).CountAsync(Cancel);
        asked.Count.ShouldBeGreaterThan(20);
        asked.ShouldBeUnique();
        stages.ShouldBeGreaterThanOrEqualTo(asked.Count);
    }

    [Fact]
    public async Task A_link_that_is_over_or_went_to_a_former_address_opens_nothing_and_a_new_one_is_a_click_away()
    {
        await using var world = await Start();
        world.Clock.Advance(TimeSpan.FromDays(310));
        await Round(world);
        var link = await Link(world, Mail, Slug);
        using var reader = new Visitor(world);
        await reader.Get(link[..^4] + "AAAA");
        reader.Status.ShouldBe(HttpStatusCode.NotFound);
        world.Clock.Advance(TimeSpan.FromDays(61));
        await reader.Get(link);
        reader.Status.ShouldBe(HttpStatusCode.Gone);
        await reader.Post(link, ("act", "confirm"));
        await reader.Get(link);
        await reader.Submit("main form", ("act", "again"));
        reader.Page.QuerySelector(".flash-done").ShouldNotBeNull(reader.Page.Body?.TextContent);
        (await State(world)).Stage.ShouldBe(UpkeepStage.Asked);
        var fresh = await Link(world, Mail, Slug);
        fresh.ShouldNotBe(link);
        await using (var db = world.Open())
        {
            (await db.Set<Service>().SingleAsync(s => s.Slug == Slug, Cancel)).Email = "autre@sambreecoute.example";
            await db.SaveChangesAsync(Cancel);
        }
        await reader.Get(fresh);
        reader.Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task The_rhythm_is_chosen_by_the_owner_and_trust_holds_as_long()
    {
        await using var world = await Start();
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        world.Clock.Advance(TimeSpan.FromDays(150));
        using var again = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        (await world.Page($"/annuaire/services/{Slug}")).QuerySelectorAll(".thread .knot-fading").Length.ShouldBeGreaterThan(0);
        await again.Get($"/annuaire/services/{Slug}/verification");
        await again.Submit("main section:last-of-type form", ("act", "rhythm"), ("months", "12"));
        again.Status.ShouldBe(HttpStatusCode.Redirect, again.Page.Body?.TextContent);
        (await world.Page($"/annuaire/services/{Slug}")).QuerySelectorAll(".thread .knot-fading").Length.ShouldBe(0);
        await again.Get($"/annuaire/services/{Slug}/verification");
        await again.Submit("main section:last-of-type form", ("act", "rhythm"), ("months", "7"));
        again.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Who_asks_from_the_mail_not_to_be_listed_is_taken_out_and_no_file_brings_it_back()
    {
        await using var world = await Start();
        var export = Path.Combine(world.Database.Folder, "before");
        (await Verb.Run(world.Database, "export", "hsds", export)).Code.ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromDays(310));
        await Round(world);
        using var reader = new Visitor(world);
        await reader.Get(await Link(world, Mail, Slug));
        await reader.Submit("main form:last-of-type", ("act", "delist"));
        reader.Page.QuerySelector(".flash-done").ShouldNotBeNull(reader.Page.Body?.TextContent);
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get("/annuaire/moderation");
        await myriam.Get(myriam.Page.QuerySelectorAll("tbody a").Single(a => a.TextContent == "Soutien aux équipes de première ligne").GetAttribute("href")!);
        await myriam.Submit("main form", ("act", "settle"), ("answer-state", "yes"));
        myriam.Status.ShouldBe(HttpStatusCode.Redirect, myriam.Page.Body?.TextContent);
        await reader.Get($"/annuaire/services/{Slug}");
        reader.Status.ShouldBe(HttpStatusCode.NotFound);
        (await Verb.Run(world.Database, "import", "hsds", export)).Code.ShouldBe(0);
        (await State(world)).State.ShouldBe(EntryStates.DoNotList);
        (await Found.By(world, "territoire=be-52011")).ShouldNotContain(Slug);
        await myriam.Get("/annuaire/retraits");
        await myriam.Get(myriam.Page.QuerySelectorAll("main .row").Single(r => r.TextContent.Contains("Soutien aux équipes", StringComparison.Ordinal)).QuerySelectorAll("a")[^1].GetAttribute("href")!);
        await myriam.Submit("main form");
        myriam.Location.ShouldBe("/annuaire/retraits");
        (await State(world)).State.ShouldBe(EntryStates.Published);
    }

    [Fact]
    public async Task The_dormant_service_of_the_demo_comes_back_by_its_mail()
    {
        await using var world = await Start();
        using var reader = new Visitor(world);
        await reader.Get(await Link(world, "bonjour@lamarelle.example", "ateliers-avec-les-parents"));
        await reader.Submit("main form", ("act", "confirm"));
        (await Found.By(world, "q=ateliers+parents+marelle")).ShouldContain("ateliers-avec-les-parents");
    }

    private static async Task<World> Start()
    {
        var world = new World();
        await world.InitializeAsync();
        return world;
    }

    private static async Task Round(World world)
    {
        while (await world.Services.GetRequiredService<UpkeepRound>().Run(Cancel) > 0)
        {
        }
    }

    private static async Task<(string State, UpkeepStage Stage)> State(World world)
    {
        await using var db = world.Open();
        var service = await db.Set<Service>().SingleAsync(s => s.Slug == Slug, Cancel);
        return (service.State, (await db.Set<Upkeep>().SingleAsync(u => u.Id == service.Id, Cancel)).Stage);
    }

    /// <summary>The secret of the latest mail about a service.</summary>
    private static async Task<string> Link(World world, string recipient, string slug)
    {
        await using var db = world.Open();
        var name = await db.Set<Service>().Where(s => s.Slug == slug).Select(s => s.Name).SingleAsync(Cancel);
        var mails = await db.Set<OutgoingMail>().Where(m => m.Recipient == recipient && m.Subject.Contains(name)).ToListAsync(Cancel);
        return Secret().Match(mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).First().Text).Value;
    }

    [GeneratedRegex("/annuaire/toujours-exact/[^ \r\n]+", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
