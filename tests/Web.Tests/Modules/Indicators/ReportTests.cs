using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Maillage.Demo;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>The account that a funder reads, and editions side by side.</summary>
public sealed class ReportTests(World world) : IClassFixture<World>
{
    private const string Team = $"/indicateurs/{DemoActions.LastYear}";

    [Fact]
    public async Task A_funder_reads_the_report_and_finds_no_name_in_it()
    {
        using var funder = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        var page = await funder.Get($"{Team}/rapport");
        funder.Status.ShouldBe(HttpStatusCode.OK);
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "Objectifs", "Demandes d’inscription", "Ce qu’en disent les personnes", "Comment c’est compté", "Agence régionale de santé" })
            text.ShouldContain(said);
        await using var db = world.Open();
        foreach (var name in await db.Set<Maillage.Modules.Applications.Candidacy>().Where(c => c.ActionId == DemoActions.LastYearId).Select(c => c.ApplicantName).ToListAsync(TestContext.Current.CancellationToken))
            text.ShouldNotContain(name);
        text.ShouldNotContain("Coût par personne retenue");
    }

    [Fact]
    public async Task Others_of_the_network_find_no_report_and_no_comparison()
    {
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var page in new[] { "rapport", "editions", "p1" })
        {
            await sophie.Get($"{Team}/{page}");
            sophie.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task The_report_is_a_document_that_word_processors_open()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        var bytes = await farida.Client.GetByteArrayAsync(new Uri($"{Team}/rapport?format=docx", UriKind.Relative), TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(bytes);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
        document.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("Taux de présence");
    }

    [Fact]
    public async Task The_report_is_a_PDF_where_one_can_be_made()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        using var answer = await farida.Client.GetAsync(new Uri($"{Team}/rapport?format=pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.SkipUnless(answer.StatusCode == HttpStatusCode.OK, "WeasyPrint is not here");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Editions_stand_side_by_side()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        var page = await farida.Get($"{Team}/editions");
        var row = page.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("a[href$='#p4a']") is not null);
        var values = row.QuerySelectorAll("td b").Select(b => b.TextContent).ToList();
        values.ShouldBe(["17", "50"]);
        row.TextContent.ShouldContain("33 de plus");
        row.QuerySelectorAll("svg").Length.ShouldBe(2);
    }
}

/// <summary>Record 84326 with its group, from the demo world, on the screens of who prepares it and who pays for it.</summary>
public sealed class Record84326Tests(World world) : IClassFixture<World>
{
    private static readonly (string Code, string Value, string Base)[] Expected =
    [
        ("p1", "11", ""), ("p1b", "7", ""), ("p2", "9", "10"), ("p3a", "9", ""), ("p3b", "9", "9"), ("p3d", "8", ""), ("p3r", "1", "9"),
        ("p4a", "17", ""), ("p4b", "10", "17"), ("p4c", "58,8\u202f%", "17"), ("p4d", "3", "17"), ("p4g", "73,3\u202f%", "66 sur 90"), ("p4h", "9", "10"), ("p4i", "7", "9"),
        ("rt", "8", "9"), ("r2", "7", "8"), ("r3", "6", "8"), ("r4", "7", "8"), ("r5", "5", "7"), ("r6", "7", "8"), ("p5", "7", "8"), ("p7a", "555,78\u202f€", "9"), ("p7b", "500,20\u202f€", "10"), ("p7c", "75,79\u202f€", "66"),
    ];

    [Theory]
    [InlineData("myriam.colson@demo.example")]
    [InlineData("farida.ziegler@demo.example")]
    [InlineData("denis.kremer@demo.example")]
    public async Task Every_expected_figure_stands_on_the_screen(string mail)
    {
        using var reader = await Visitor.SignedIn(world, mail);
        var page = await reader.Get($"/indicateurs/{await Slug()}");
        reader.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (code, value, of) in Expected)
        {
            var row = page.QuerySelectorAll("tbody tr").First(r => r.QuerySelector($"a[href$='/{code}']") is not null);
            // With the four who withdrew, the three not kept would be found from the totals.
            if (code == "p4d" && mail.StartsWith("denis", StringComparison.Ordinal))
            {
                row.QuerySelector("td.numbers b").ShouldBeNull();
                row.TextContent.ShouldContain("moins de 5");
                row.TextContent.ShouldContain("non affiché");
                row.TextContent.ShouldNotContain("non renseigné", customMessage: "hidden is not unknown");
                continue;
            }
            row.QuerySelector("td.numbers b")!.TextContent.ShouldBe(value, code);
            row.TextContent.ShouldContain(of, customMessage: code);
        }
        page.QuerySelector(".figures")!.QuerySelectorAll("b").Select(b => b.TextContent).ShouldBe(["11", "9", "17", "10"]);
    }

    [Fact]
    public async Task Who_prepares_it_opens_eleven_from_the_record_and_reads_that_four_had_only_withdrawn()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"/actions/{await Slug()}");
        await farida.Get(farida.Page.QuerySelector(".figure a")!.GetAttribute("href")!);
        var parts = farida.Page.QuerySelectorAll("table:not(.table-fold) tr").ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td")!.TextContent);
        parts["structures représentées par des personnes retenues"].ShouldBe("7");
        parts["structures qui n’ont eu que des candidatures retirées"].ShouldBe("4");
        farida.Page.QuerySelectorAll("table.table-fold td").Count(c => c.TextContent.EndsWith("retirées", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task A_funder_finds_no_hidden_count_of_structures_beside_the_totals_that_give_it()
    {
        using var denis = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        await denis.Get($"/indicateurs/{await Slug()}/p1");
        denis.Page.QuerySelector("main")!.TextContent.ShouldNotContain("structures qui n’ont eu que des candidatures retirées");
        await denis.Get($"/indicateurs/{await Slug()}/p4d");
        denis.Page.QuerySelector(".figure")!.TextContent.ShouldContain("non affiché");
        denis.Page.QuerySelector(".figure .no-data").ShouldBeNull();
    }

    [Fact]
    public async Task Two_rates_differ_by_points_and_a_draft_of_which_nothing_is_known_compares_with_nothing()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get("/actions/groupe-d-analyse-de-pratiques-moselle/nouvelle-edition");
        await farida.Submit("main form[method=post]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        var page = await farida.Get("/indicateurs/groupe-d-analyse-de-pratiques-moselle/editions");
        var rates = page.QuerySelectorAll("tbody tr").Where(r => r.QuerySelectorAll("td b").Any(b => b.TextContent.EndsWith('%'))).Select(r => r.LastElementChild!.TextContent.Trim()).Where(c => c.Length > 0 && !c.StartsWith("Définition", StringComparison.Ordinal) && c != "pareil").ToList();
        rates.ShouldAllBe(c => !c.Contains('%'));
    }

    [Fact]
    public async Task The_record_says_what_it_says_in_plain_words()
    {
        using var anyone = new Visitor(world);
        var record = await anyone.Get($"/actions/{await Slug()}");
        var text = record.QuerySelector("main")!.TextContent;
        text.ShouldNotContain("selection=null");
        text.ShouldContain("avril 2020");
        var named = record.QuerySelectorAll("dt").First(d => d.TextContent == "Organisations nommées").NextElementSibling!;
        named.TextContent.Trim().ShouldBe("AIEM");
        record.QuerySelectorAll("main ul.plain li").ShouldNotContain(l => l.TextContent.Trim() == "AIEM");
        var csv = await anyone.Client.GetStringAsync(new Uri($"/actions/{await Slug()}?format=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        csv.ShouldContain("publics et types d’action\",Fréquence,");
        csv.ShouldContain("Indicateurs de processus déclarés,Nombre de structures partenaires,11,11 structures");
    }

    [Fact]
    public async Task The_report_names_its_five_contradictions()
    {
        using var funder = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        var page = await funder.Get($"/indicateurs/{await Slug()}/rapport");
        page.QuerySelectorAll("h2").First(h => h.TextContent.StartsWith("Écarts", StringComparison.Ordinal)).NextElementSibling!.QuerySelectorAll("li").Length.ShouldBe(5);
    }

    [Fact]
    public async Task Anyone_reads_the_published_figures_from_the_record()
    {
        using var anyone = new Visitor(world);
        var slug = await Slug();
        var record = await anyone.Get($"/actions/{slug}");
        record.QuerySelector($"a[href='/indicateurs/publies/{slug}']").ShouldNotBeNull();
        var figures = record.QuerySelector(".figures")!.TextContent;
        figures.ShouldContain("11");
        figures.ShouldContain("17");
        // Ten is few enough to be hidden, were it not said by the record itself.
        figures.ShouldContain("10");
        figures.ShouldContain("déclaré dans la fiche");
    }

    private async Task<string> Slug()
    {
        await using var db = world.Open();
        return await db.Set<Maillage.Modules.Actions.ActionRecord>().Where(a => a.RegistryNumber == DemoTakenOver.Number).Select(a => a.Slug).SingleAsync(TestContext.Current.CancellationToken);
    }
}
