using System.Net;
using Maillage.Demo;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
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
        await Forget();
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
        var who = farida.Page.QuerySelector("fieldset input[type=radio]")!.GetAttribute("name")!;
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
        foreach (var (from, minutes) in new[] { ("", "25"), ("vignette", "25"), ("participant", "vingt"), ("participant", "0") })
        {
            await farida.Submit("main form", ("From", from), ("Vignette", ""), ("Minutes", minutes));
            farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            farida.Page.QuerySelectorAll("main .error").Length.ShouldBe(1);
        }
        await farida.Submit("main form", ("From", "participant"), ("Vignette", ""), ("Functions", "identite"), ("Minutes", "25"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);

        // The coordinator reads the plan, never a session.
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get(Plan);
        myriam.Status.ShouldBe(HttpStatusCode.OK);
        await myriam.Get($"{Plan}/1/presences");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_phones_keep_what_the_other_noted_and_someone_not_accepted_is_refused_in_words()
    {
        await Forget();
        await using (var db = world.Open())
        {
            var session = new Session { Id = EntityId.New<SessionId>(world.Clock), ActionId = DemoActions.LastYearId, Number = 1, HalfDay = HalfDayCodes.Morning };
            session.Schedule(DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(-1), HalfDayCodes.Morning, new TimeOnly(9, 0), new TimeOnly(12, 0), world.Clock.GetUtcNow());
            db.Add(session);
            await db.SaveChangesAsync(Cancel);
        }
        using var first = await Visitor.SignedIn(world, Farida);
        using var second = await Visitor.SignedIn(world, Farida);
        await first.Get($"{Plan}/1/presences");
        await second.Get($"{Plan}/1/presences");
        await first.Submit("form.presence-list", ("C-01", "present"), ("C-02", "absent"));
        first.Status.ShouldBe(HttpStatusCode.Redirect);
        await second.Submit("form.presence-list", ("C-05", "partiel"));
        await first.Get($"{Plan}/1/presences");
        await second.Get($"{Plan}/1/presences");
        await second.Submit("form.presence-list", ("C-02", "present"));
        // The first page still shows the second as absent, untouched: it takes nothing back.
        await first.Submit("form.presence-list", ("C-05", "present"));
        await using var look = world.Open();
        (await look.Set<Attendance>().AsNoTracking().Select(a => a.Status).ToListAsync(Cancel)).ShouldBe(["present", "present", "present"]);

        // Number 3 asked and withdrew.
        await first.Get($"{Plan}/1/presences");
        await first.Submit("form.presence-list", ("C-03", "present"));
        first.Status.ShouldBe(HttpStatusCode.Conflict);
        first.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("n’est pas dans le groupe");
        (await look.Set<Attendance>().CountAsync(Cancel)).ShouldBe(3);

        // Sent at the same instant from two phones: none is lost, none fails.
        await look.Set<Attendance>().ExecuteDeleteAsync(Cancel);
        await first.Get($"{Plan}/1/presences");
        await second.Get($"{Plan}/1/presences");
        await Task.WhenAll(first.Submit("form.presence-list", ("C-01", "present")), second.Submit("form.presence-list", ("C-01", "present"), ("C-02", "present")));
        (first.Status, second.Status).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await look.Set<Attendance>().CountAsync(Cancel)).ShouldBe(2);
    }

    /// <summary>The group without the sessions of the demo world.</summary>
    private async Task Forget()
    {
        await using var db = world.Open();
        await db.Set<Session>().ExecuteDeleteAsync(Cancel);
    }

    private async Task<string> Calendar()
    {
        using var client = world.CreateClient();
        return await client.GetStringAsync(new Uri($"{Plan}/calendrier.ics", UriKind.Relative), Cancel);
    }

    private static List<string> Uids(string calendar) => [.. calendar.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal))];
}
