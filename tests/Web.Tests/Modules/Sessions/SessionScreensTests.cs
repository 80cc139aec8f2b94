using System.Net;
using Maillage.Demo;
using Maillage.Modules.Sessions;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions;

public sealed class SessionScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Plan = $"/seances/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cycle_is_planned_postponed_once_told_once_and_its_calendar_follows()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Plan}/serie");
        var first = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        await farida.Submit("main form", ("First", $"{first:yyyy-MM-dd}"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Get(Plan);
        farida.Page.QuerySelectorAll("ol.rows > li").Length.ShouldBe(9);

        var before = await Calendar();
        await farida.Get($"{Plan}/1/report");
        await farida.Submit("main form", ("Date", $"{first.AddDays(3):yyyy-MM-dd}"), ("Reason", "intervenant"), ("Tell", "true"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        var after = await Calendar();
        Uids(after).ShouldBe(Uids(before), ignoreOrder: true);
        after.ShouldContain("SEQUENCE:1");
        after.Split("\r\n").ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
        await using var db = world.Open();
        var told = await db.Set<OutgoingMail>().Where(m => m.Subject.StartsWith("Des dates")).ToListAsync(Cancel);
        told.Count.ShouldBeGreaterThan(0);
        told.Select(m => m.Recipient).ShouldBeUnique();

        // Ahead of its day a session is not held, and nothing but an excuse is noted.
        await farida.Get($"{Plan}/1/tenue");
        await farida.Submit("main form");
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        world.Clock.Advance(TimeSpan.FromDays(24));
        await farida.SignIn(Farida, People.Password);
        await farida.Get($"{Plan}/1/presences");
        var who = farida.Page.QuerySelector("fieldset input")!.GetAttribute("name")!;
        var entry = farida.Page.QuerySelector("input[name=entry]")!.GetAttribute("value")!;
        var token = farida.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await farida.Post($"{Plan}/1/presences", (who, "present"), ("entry", entry), ("__RequestVerificationToken", token));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Post($"{Plan}/1/presences", (who, "absent"), ("entry", entry), ("__RequestVerificationToken", token));
        (await db.Set<Attendance>().AsNoTracking().SingleAsync(Cancel)).Status.ShouldBe("present");
        await farida.Post($"{Plan}/1/presences", ("C-99", "present"), ("__RequestVerificationToken", token));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        foreach (var page in (string[])["", "/deroule", "/situation", "/emargement", "/modifier", "/confirmation", "/annulation"])
        {
            await farida.Get($"{Plan}/1{page}");
            farida.Status.ShouldBe(HttpStatusCode.OK, page);
        }
        await farida.Get($"{Plan}/1/situation");
        await farida.Submit("main form", ("From", "participant"), ("Functions", "identite"), ("Minutes", "25"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);

        // The coordinator reads the plan, never a session.
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get(Plan);
        myriam.Status.ShouldBe(HttpStatusCode.OK);
        await myriam.Get($"{Plan}/1/presences");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> Calendar()
    {
        using var client = world.CreateClient();
        return await client.GetStringAsync(new Uri($"{Plan}/calendrier.ics", UriKind.Relative), Cancel);
    }

    private static List<string> Uids(string calendar) => [.. calendar.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal))];
}
