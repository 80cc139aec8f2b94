using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Maillage.Demo;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
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
