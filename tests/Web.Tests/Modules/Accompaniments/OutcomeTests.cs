using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accompaniments;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accompaniments;

/// <summary>Story 3, 4 to 8: changes with their evidence, situations without a story, the end and the news after it.</summary>
public sealed class OutcomeTests(World world) : IClassFixture<World>
{
    private const string Helene = "helene.marchal@demo.example";
    private static readonly byte[] Pdf = "%PDF-1.4\n%%EOF"u8.ToArray();
    private static string Played => $"/accompagnements/{DemoTeamWork.Played}";
    private static string Running => $"/accompagnements/{DemoTeamWork.Running}";

    [Fact]
    public async Task A_change_has_a_day_and_something_that_shows_it()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Played);
        var flags = helene.Page.QuerySelectorAll("svg.line-drawing .flag").Length;
        await helene.Get($"{Played}/changement");
        await helene.Submit("main form", ("Form.Type", "procedure-ecrite"), ("Form.Evidence", "declaration"), ("Form.On", "2026-99-99"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("Écrivez en une phrase ce qui le montre");
        await helene.Submit("main form", ("Form.EvidenceWords", "<script>alert(1)</script>"), ("Form.On", "2026-11-02"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        helene.Page.QuerySelector("#changements")!.InnerHtml.ShouldContain("&lt;script&gt;");
        helene.Page.QuerySelector("main")!.QuerySelectorAll("script").ShouldBeEmpty();
        helene.Page.QuerySelectorAll("svg.line-drawing .flag").Length.ShouldBe(flags + 1);
        await helene.Get(helene.Page.QuerySelectorAll("#changements li").First(l => l.TextContent.Contains("Procédure écrite", StringComparison.Ordinal)).QuerySelector("a[href*='id=']")!.GetAttribute("href")!);
        var address = $"{helene.Page.QuerySelector("a[href*='retirer']")!.GetAttribute("href")}";
        await helene.Get(address);
        await helene.Submit("main form");
        await helene.Follow();
        helene.Page.QuerySelector("#changements")!.TextContent.ShouldNotContain("Procédure écrite");
    }

    [Fact]
    public async Task A_document_is_known_by_what_it_holds_and_read_only_by_who_may()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Running}/changement");
        var token = ("__RequestVerificationToken", helene.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        (string, string)[] form = [token, ("Form.Type", "reglement-modifie"), ("Form.On", "2026-11-03"), ("Form.Evidence", "document-joint"), ("Form.Version", "0")];
        await helene.Upload($"{Running}/changement", ("Form.Upload", "reglement.pdf", "MZ this is a program"u8.ToArray()), form);
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("ni un PDF ni une image");
        await helene.Upload($"{Running}/changement", ("Form.Upload", "../règlement.exe", Pdf), form);
        helene.Status.ShouldBe(HttpStatusCode.Redirect, helene.Page.QuerySelector("main")?.TextContent);
        await helene.Follow();
        var link = helene.Page.QuerySelector("#changements a[href*='documents']")!;
        link.TextContent.ShouldBe("règlement.pdf");
        var address = link.GetAttribute("href")!;
        using var file = await helene.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get(address);
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        // Its action is another.
        await helene.Get(address.Replace(DemoTeamWork.Running, DemoTeamWork.Played, StringComparison.Ordinal));
        helene.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_exclusion_is_where_one_started_from_and_no_failure()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Played);
        var changes = helene.Page.QuerySelector("#changements")!;
        changes.QuerySelectorAll("ol")[0].TextContent.ShouldNotContain("Exclusion prononcée");
        changes.QuerySelectorAll("ol")[1].TextContent.ShouldContain("Exclusion prononcée");
        changes.TextContent.ShouldContain("jamais comme un échec");
    }

    [Fact]
    public async Task A_situation_has_a_short_title_at_most_which_the_end_erases_while_counts_stay()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        var address = $"/accompagnements/{DemoTeamWork.Begun}";
        await helene.Get($"{address}/modifier");
        await helene.Submit("main form", ("Form.Begins", "2026-03-01"), ("Form.Ends", "2026-11-20"));
        await helene.Get($"{address}/situation");
        await helene.Submit("main form", ("On", "2026-04-01"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await helene.Submit("main form", ("On", "2026-04-01"), ("Functions", "emotions"), ("Name", new string('x', 61)));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await helene.Submit("main form", ("Name", "Appeler le 0470 12 34 56"), ("Functions", "liens"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("jamais gardé");
        await helene.Submit("main form", ("Name", "Un matin à l’atelier"), ("Functions", "liens"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Get(address);
        helene.Page.QuerySelector("#situations")!.TextContent.ShouldContain("Un matin à l’atelier");
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await myriam.Get(address);
        myriam.Page.QuerySelector("#situations")!.TextContent.ShouldNotContain("Un matin à l’atelier");
        await helene.Get($"{address}/cloture");
        helene.Page.QuerySelector(".dialog h2")!.TextContent.ShouldContain("1 situation");
        await helene.Submit("main form", ("On", "2026-11-20"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect, helene.Page.QuerySelector("main")?.TextContent);
        await using var db = world.Open();
        var id = DemoTeamWork.BegunId;
        var kept = await db.Set<SituationRead>().AsNoTracking().SingleAsync(s => s.ActionId == id, TestContext.Current.CancellationToken);
        kept.Title.ShouldBeNull();
        kept.Functions.ShouldNotBeEmpty();
        await helene.Get($"{address}/cloture");
        helene.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_is_prolonged_over_a_year_with_a_reason()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get($"{Running}/prolongation");
        var to = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddMonths(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await helene.Submit("main form", ("To", to));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("plus de 12 mois");
        await helene.Submit("main form", ("To", to), ("Reason", "L’équipe le demande."));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        helene.Page.QuerySelector("#plan")!.TextContent.ShouldContain("L’équipe le demande.");
    }

    [Fact]
    public async Task News_wait_after_half_a_year_and_after_a_year_and_a_changed_team_is_only_noted()
    {
        using var helene = await Visitor.SignedIn(world, Helene);
        await helene.Get(Played);
        helene.Page.QuerySelector("#nouvelles")!.TextContent.ShouldContain("la moitié de l’équipe a changé");
        helene.Page.QuerySelector("main")!.TextContent.ShouldContain("12 mois ont passé");
        await helene.Get($"{Played}/nouvelles?mois=12");
        await helene.Submit("main form", ("On", "2020-01-01"));
        helene.Status.ShouldBe(HttpStatusCode.Conflict);
        await helene.Submit("main form", ("On", "2026-10-15"), ("Alive[0]", "yes"));
        helene.Status.ShouldBe(HttpStatusCode.Redirect);
        await helene.Follow();
        helene.Page.QuerySelector("#nouvelles")!.TextContent.ShouldContain("vivant à +12 mois");
        helene.Page.QuerySelector("main")!.TextContent.ShouldNotContain("12 mois ont passé");
        await helene.Get($"{Played}/nouvelles?mois=7");
        helene.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
