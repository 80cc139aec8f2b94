using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Maillage.Demo;
using Maillage.Modules.Actions;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Actions;

public sealed class ActionScreensTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Sophie = "sophie.delvaux@demo.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_facilitator_writes_a_record_that_only_its_organisation_reads_until_it_is_published()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get("/actions/nouveau");
        await farida.Submit("main form[method=post]", ("Form.Title", "Ateliers, stands et débats"), ("Form.Kind", "evenement"), ("Form.Steps", "Mi-octobre 2026 : confirmation\nDe novembre 2026 à juillet 2027 : réalisation"), ("Form.Funders", "ARS : 5 002 €\nVille de Metz : 1.500,50 €"), ("Form.Communes", "Forbach\nPommérieux (Moselle)"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        farida.Location.ShouldBe("/actions/ateliers-stands-et-debats");
        await farida.Follow();
        farida.Page.Body!.TextContent.ShouldContain("Brouillon");
        var text = farida.Page.QuerySelector("main")!.TextContent.Replace('\u202f', ' ').Replace('\u00a0', ' ');
        text.ShouldContain("6 502,50 €");
        text.ShouldContain("Mi-octobre 2026");

        using var sophie = await Visitor.SignedIn(world, Sophie);
        await sophie.Get("/actions/ateliers-stands-et-debats");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        using var visitor = new Visitor(world);
        await visitor.Get("/actions/ateliers-stands-et-debats");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);

        await farida.Get("/actions/ateliers-stands-et-debats/publication");
        await farida.Submit("main form[method=post]");
        await visitor.Get("/actions/ateliers-stands-et-debats");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        await sophie.Get("/actions/ateliers-stands-et-debats/modifier");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);

        await using var db = world.Open();
        var action = await db.Set<ActionRecord>().SingleAsync(a => a.Slug == "ateliers-stands-et-debats", Cancel);
        action.Steps.Select(s => (s.From, s.To, s.Precision)).ShouldBe([("2026-10", "2026-10", "mi-mois"), ("2026-11", "2027-07", "mois")]);
        action.Communes.ShouldBe(["fr-57227", "fr-57547"]);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_what_was_typed_stays()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get("/actions/nouveau");
        await farida.Submit("main form[method=post]", ("Form.Title", ""), ("Form.Kind", "groupe"), ("Form.Communes", "Sainte-Luce"), ("Form.Funders", "ARS : beaucoup"), ("Form.Begins", "2026-10-01"), ("Form.Ends", "2026-09-01"), ("Form.Context", "gardé"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = farida.Page.QuerySelector("main")!.TextContent;
        text.ShouldContain("Donnez un titre.");
        text.ShouldContain("aucune commune sûre de ce nom");
        text.ShouldContain("écrivez le nom, deux points, puis le montant");
        text.ShouldContain("La fin vient avant le début");
        farida.Page.QuerySelector("textarea[name='Form.Context']")!.TextContent.Trim().ShouldBe("gardé");
    }

    [Fact]
    public async Task Two_who_change_a_record_at_once_lose_nothing()
    {
        using var one = await Visitor.SignedIn(world, Farida);
        using var other = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        var address = $"/actions/{DemoActions.LastYear}/modifier";
        await one.Get(address);
        await other.Get(address);
        await one.Submit("main form[method=post]", ("Form.Observation", "Première"));
        one.Status.ShouldBe(HttpStatusCode.Redirect, one.Page.Body?.TextContent);
        await other.Submit("main form[method=post]", ("Form.Observation", "Seconde"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Page.QuerySelector("main")!.TextContent.ShouldContain("Quelqu’un a modifié cette fiche entre-temps");
        other.Page.QuerySelector("textarea[name='Form.Observation']")!.TextContent.Trim().ShouldBe("Seconde");
    }

    [Fact]
    public async Task Saving_the_form_unchanged_changes_nothing_of_what_was_said()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        var before = await farida.Client.GetStringAsync(new Uri($"/actions/{DemoActions.ThisYear}?format=json", UriKind.Relative), Cancel);
        await farida.Get($"/actions/{DemoActions.ThisYear}/modifier");
        await farida.Submit("main form[method=post]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        (await farida.Client.GetStringAsync(new Uri($"/actions/{DemoActions.ThisYear}?format=json", UriKind.Relative), Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task The_next_edition_takes_over_the_plan_and_asks_for_the_dates()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/actions/{DemoActions.ThisYear}/nouvelle-edition");
        await farida.Submit("main form[method=post]");
        await farida.Follow();
        farida.Status.ShouldBe(HttpStatusCode.OK);
        farida.Page.QuerySelectorAll(".thread li").Length.ShouldBe(3);
        await using var db = world.Open();
        var next = await db.Set<ActionRecord>().Include(a => a.Links).SingleAsync(a => a.FormerEditionId == DemoActions.ThisYearId, Cancel);
        (next.Begins, next.PublishedOn, next.Themes.Count, next.Links.Count).ShouldBe((null, null, 2, 1));
    }

    [Fact]
    public async Task The_word_document_is_valid_and_the_spreadsheet_runs_no_formula()
    {
        using var visitor = new Visitor(world);
        var bytes = await visitor.Client.GetByteArrayAsync(new Uri($"/actions/{DemoActions.ThisYear}?format=docx", UriKind.Relative), Cancel);
        using var stream = new MemoryStream(bytes);
        using (var document = WordprocessingDocument.Open(stream, isEditable: false))
        {
            new OpenXmlValidator().Validate(document, Cancel).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
            document.MainDocumentPart!.Document.Body!.InnerText.ShouldContain("Soutenir les pratiques");
        }
        await using (var db = world.Open())
        {
            (await db.Set<ActionRecord>().SingleAsync(a => a.Id == DemoActions.ThisYearId, Cancel)).Observation = "=1+1";
            await db.SaveChangesAsync(Cancel);
        }
        var csv = await visitor.Client.GetStringAsync(new Uri($"/actions/{DemoActions.ThisYear}?format=csv", UriKind.Relative), Cancel);
        csv.ShouldContain("rubrique,nom,valeur");
        csv.ShouldContain(",'=1+1");
    }

    [Fact]
    public async Task A_filter_counts_what_a_click_gives()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/actions?forme=groupe");
        var choices = visitor.Page.QuerySelectorAll("fieldset.facet input").Where(i => i.GetAttribute("name") != "forme")
            .Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value")!, Count: Number(i.Closest("label")!.LastElementChild!.TextContent))).ToList();
        choices.Count.ShouldBeGreaterThan(3);
        foreach (var (name, value, count) in choices)
        {
            await visitor.Get($"/actions?forme=groupe&{name}={Uri.EscapeDataString(value)}");
            visitor.Page.QuerySelectorAll("main .rows > li").Length.ShouldBe(count, $"{name}={value}");
        }
        await visitor.Get("/actions?forme=rien&annee=abc&page=0");
        (visitor.Status, visitor.Page.QuerySelector(".empty") is not null).ShouldBe((HttpStatusCode.OK, true));

        static int Number(string label) => int.Parse(new string([.. label.Reverse().SkipWhile(c => !char.IsDigit(c)).TakeWhile(char.IsDigit).Reverse()]), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("Mi-octobre 2020", "2020-10", "2020-10", "mi-mois")]
    [InlineData("De novembre 2020 à juillet 2021", "2020-11", "2021-07", "mois")]
    [InlineData("Le 15 août 2026", "2026-08-15", "2026-08-15", "jour")]
    [InlineData("en 2020", "2020", "2020", "annee")]
    [InlineData("au printemps", null, null, null)]
    public void A_date_is_read_as_exactly_as_it_is_said(string said, string? from, string? to, string? precision) =>
        ImpreciseDate.Read(said).ShouldBe(new ImpreciseDate(from, to, precision));
}
