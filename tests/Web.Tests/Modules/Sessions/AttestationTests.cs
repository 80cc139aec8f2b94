using System.Net;
using System.Text.RegularExpressions;
using Maillage.Demo;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions;

/// <summary>Story 5, step 9: for confirmed presence only, dates and hours, and a number that names nobody.</summary>
public sealed partial class AttestationTests(World world) : IClassFixture<World>
{
    private const string Plan = $"/seances/{DemoActions.LastYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nine_of_ten_get_an_attestation_and_who_was_never_there_gets_none()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"{Plan}/attestations");
        farida.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(9);
        farida.Page.Body!.TextContent.ShouldContain("Sans présence confirmée");
        await farida.Get($"{Plan}/C-01/attestation");
        var paper = farida.Page.QuerySelector(".attestation")!;
        // Eight half-days from beginning to end, of three hours and a half: absent from the eighth, which they had excused.
        paper.QuerySelectorAll("tbody tr").Length.ShouldBe(8);
        paper.TextContent.ShouldContain("28 h 00");
        paper.TextContent.ShouldContain("La Traverse");
        paper.TextContent.ShouldContain("Farida Ziegler");
        paper.TextContent.ShouldNotContain("stades", Case.Insensitive, "never what was talked about");
        // Partly there once: the half-day is told, its hours are not counted.
        await farida.Get($"{Plan}/C-06/attestation");
        farida.Page.QuerySelector(".attestation")!.TextContent.ShouldContain("en partie");
        // The tenth never came; the third withdrew; the first of this year has attended nothing yet.
        foreach (var nobody in new[] { $"{Plan}/C-16/attestation", $"{Plan}/C-03/attestation", $"/seances/{DemoActions.ThisYear}/C-01/attestation" })
        {
            await farida.Get(nobody);
            farida.Status.ShouldBe(HttpStatusCode.NotFound, nobody);
        }
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get($"{Plan}/C-01/attestation");
        myriam.Status.ShouldBe(HttpStatusCode.NotFound, "names are for who prepares the group");
    }

    [Fact]
    public async Task Hours_that_a_record_does_not_give_are_said_to_be_unknown_on_every_paper()
    {
        const string Record = "/seances/actions-de-prevention-des-addictions-groupe-de-soutien-a-l-es-84326";
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        foreach (var page in new[] { "", "/1", "/1/emargement", "/attestations", "/C-01/attestation", "/verification" })
        {
            await farida.Get($"{Record}{page}");
            farida.Status.ShouldBe(HttpStatusCode.OK, page);
            var text = farida.Page.QuerySelector("main")!.TextContent;
            foreach (var wrong in new[] { "00:00", "0\u202Fh", "0 h 00" })
                text.ShouldNotContain(wrong, Case.Insensitive, page);
        }
        await farida.Get($"{Record}/attestations");
        farida.Page.QuerySelector("td[data-label=Durée]")!.TextContent.ShouldBe("non dite");
        var file = await farida.Client.GetStringAsync(new Uri($"{Record}/calendrier.ics", UriKind.Relative), Cancel);
        file.ShouldContain("DTSTART;VALUE=DATE:");
        file.ShouldNotContain("DTSTART:");
    }

    [Fact]
    public async Task What_a_held_session_worked_on_is_read_by_who_prepares_the_group_alone()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Plan);
        var notes = farida.Page.QuerySelectorAll("ol.sittings .row-note").Length;
        using var denis = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        await denis.Get(Plan);
        denis.Status.ShouldBe(HttpStatusCode.OK);
        denis.Page.QuerySelectorAll("ol.sittings .row-note").Length.ShouldBeLessThan(notes);
        denis.Page.QuerySelector("main")!.TextContent.ShouldContain("tenue 3 h 30");
    }

    [Fact]
    public async Task A_number_is_checked_by_anyone_without_a_name_and_dies_with_a_corrected_presence()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"{Plan}/C-02/attestation");
        var text = farida.Page.QuerySelector(".attestation")!.TextContent;
        var number = Number().Match(text).Value;
        using var employer = new Visitor(world);
        await employer.Get($"{Plan}/verification?numero={number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}");
        employer.Page.QuerySelector(".flash-done")!.TextContent.ShouldContain("demi-journées");
        await using var db = world.Open();
        var name = await db.Set<Maillage.Modules.Applications.Candidacy>().Where(c => c.Id == DemoActions.CandidacyOf(DemoActions.LastYear, 2)).Select(c => c.ApplicantName).SingleAsync(Cancel);
        employer.Page.Body!.TextContent.ShouldNotContain(name);
        await employer.Get($"{Plan}/verification?numero=0000-0000-0000-0000");
        employer.Page.QuerySelector(".flash-warning").ShouldNotBeNull();

        await db.Set<Attendance>().Where(a => a.CandidacyId == DemoActions.CandidacyOf(DemoActions.LastYear, 2) && a.SessionId == new SessionId(DemoWorld.Id("session", $"{DemoActions.LastYear} 0")))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Status, AttendanceStatus.Absent), Cancel);
        await employer.Get($"{Plan}/verification?numero={number}");
        employer.Page.QuerySelector(".flash-done").ShouldBeNull();
    }

    [Fact]
    public async Task A_participant_finds_dates_and_attestation_on_their_own_page_and_nobody_elses()
    {
        var mine = await SecretOf(DemoActions.LastYear, 1);
        using var lucie = new Visitor(world);
        await lucie.Get($"/candidatures/suivi/{mine}");
        lucie.Page.QuerySelector($"a[href='/seances/mes-seances/{mine}']").ShouldNotBeNull();
        await lucie.Get($"/seances/mes-seances/{mine}");
        lucie.Page.QuerySelectorAll("ol.rows > li").Length.ShouldBe(9);
        lucie.Page.QuerySelectorAll("ol.rows .state-full").Length.ShouldBe(8);
        await lucie.Get($"/seances/mes-seances/{mine}/attestation");
        lucie.Status.ShouldBe(HttpStatusCode.OK);
        lucie.Page.QuerySelectorAll(".attestation").Length.ShouldBe(1);

        // Who was never there, and who never had a place.
        await lucie.Get($"/seances/mes-seances/{await SecretOf(DemoActions.LastYear, 16)}/attestation");
        lucie.Status.ShouldBe(HttpStatusCode.NotFound);
        await lucie.Get($"/seances/mes-seances/{await SecretOf(DemoActions.ThisYear, 1)}");
        lucie.Status.ShouldBe(HttpStatusCode.NotFound);
        await lucie.Get("/seances/mes-seances/rien");
        lucie.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_participant_excuses_themselves_before_the_day_and_may_change_their_mind()
    {
        await using var db = world.Open();
        var session = new Session { Id = Maillage.Platform.Data.EntityId.New<SessionId>(world.Clock), ActionId = DemoActions.LastYearId, Number = 30, HalfDay = HalfDayCodes.Morning };
        session.Schedule(DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(9), HalfDayCodes.Morning, new TimeOnly(9, 0), new TimeOnly(12, 0), world.Clock.GetUtcNow());
        db.Add(session);
        await db.SaveChangesAsync(Cancel);
        var address = $"/seances/mes-seances/{await SecretOf(DemoActions.LastYear, 5)}";
        using var aicha = new Visitor(world);
        await aicha.Get(address);
        aicha.Page.QuerySelectorAll("ol.rows form").Length.ShouldBe(1, "what is past is not excused");
        await aicha.Submit("ol.rows form", ("act", "excuse"));
        aicha.Location.ShouldBe(address);
        (await db.Set<Attendance>().AsNoTracking().SingleAsync(a => a.SessionId == session.Id, Cancel)).Status.ShouldBe(AttendanceStatus.Excused);
        await aicha.Follow();
        await aicha.Submit("ol.rows form", ("act", "come"));
        (await db.Set<Attendance>().AnyAsync(a => a.SessionId == session.Id, Cancel)).ShouldBeFalse();
        await aicha.Follow();
        var token = aicha.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await aicha.Post(address, ("number", "2"), ("act", "excuse"), ("__RequestVerificationToken", token));
        aicha.Status.ShouldBe(HttpStatusCode.Conflict);
        await db.Set<Session>().Where(s => s.Id == session.Id).ExecuteDeleteAsync(Cancel);
    }

    private async Task<string> SecretOf(string action, int number)
    {
        await using var db = world.Open();
        var (link, secret) = CandidacyLink.For(DemoActions.CandidacyOf(action, number), LinkHolder.Applicant);
        db.Add(link);
        await db.SaveChangesAsync(Cancel);
        return secret;
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
