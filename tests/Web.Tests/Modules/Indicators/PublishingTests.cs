using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Indicators.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Indicators;

/// <summary>Declared, computed and published values stand side by side; what is published is frozen.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private const string Slug = DemoActions.LastYear;
    private const string Team = $"/indicateurs/{Slug}";
    private const string Public = $"/indicateurs/publies/{Slug}";

    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_publication_is_frozen_and_the_next_one_leaves_it_readable()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        using var anyone = new Visitor(world);
        await anyone.Get(Public);
        anyone.Status.ShouldBe(HttpStatusCode.NotFound);

        await Publish(farida, null);
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        Row(await anyone.Get(Public), "p4a").ShouldContain("17");

        await OneMoreAsked();
        Row(await anyone.Get(Public), "p4a").ShouldContain("17");
        (await anyone.Get($"/actions/{Slug}")).QuerySelector(".figures")!.TextContent.ShouldContain("17");
        var line = Row(await farida.Get(Team), "p4a");
        line.ShouldContain("18");
        line.ShouldContain("Publié 17");

        await Publish(farida, null);
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.Body!.TextContent.ShouldContain("ce qui a changé");
        await Publish(farida, "Une candidature arrivée par courrier a été ajoutée.");
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await Publish(farida, "Encore");
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        // One more than before would tell of one person: anyone reads neither.
        var second = await anyone.Get(Public);
        Row(second, "p4a").ShouldNotContain("18");
        second.Body!.TextContent.ShouldContain("arrivée par courrier");
        var first = await anyone.Get($"{Public}?version=1");
        Row(first, "p4a").ShouldContain("17");
        first.Body!.TextContent.ShouldContain("plus récente");
        await anyone.Get($"{Public}?version=9");
        anyone.Status.ShouldBe(HttpStatusCode.NotFound);

        await using var db = world.Open();
        (await db.Set<FigureSnapshot>().CountAsync(s => s.ActionId == DemoActions.LastYearId, TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task Anyone_reads_of_a_publication_no_small_number()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await Publish(farida, null);
        using var anyone = new Visitor(world);
        var page = await anyone.Get(Public);
        foreach (var code in new[] { "p4b", "p4c", "p4d", "r2", "p5", "p7b" })
            page.QuerySelectorAll("tbody tr").First(r => r.QuerySelector($"a[href$='#{code}']") is not null).QuerySelector("td.numbers")!.TextContent.Trim().ShouldBe("non affiché", code);
        page.QuerySelectorAll("table.scale").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_written_by_hand_needs_its_reason_and_replaces_nothing()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"{Team}/p1/declaration");
        await farida.Submit("main form[method=post]", ("Value", "11"), ("Reason", ""));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Submit("main form[method=post]", ("Value", "onze"), ("Reason", "Bilan remis."));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        farida.Page.QuerySelector("textarea")!.TextContent.ShouldContain("Bilan remis.");
        await farida.Submit("main form[method=post]", ("Value", "11"), ("Reason", "Cinq structures ont été comptées sur l’émargement."));
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
        await farida.Follow();
        farida.Page.Body!.TextContent.ShouldContain("sur l’émargement");
        farida.Page.Body.TextContent.ShouldContain("Déclaré 11, calculé 6");
        await farida.Get($"{Team}/p1/declaration");
        await farida.Submit("main form[method=post]", ("Value", ""), ("Reason", "Erreur de comptage."));
        (await farida.Follow()).Body!.TextContent.ShouldContain("retirée");
        (await farida.Get(Team)).Body!.TextContent.ShouldNotContain("Déclaré 11");
    }

    [Fact]
    public async Task Answers_are_counted_once_their_questionnaire_is_closed()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        Row(await farida.Get(Team), "r2").ShouldContain("sur 8 réponses");
        await using (var db = world.Open())
            await db.Set<Maillage.Modules.Questionnaires.Questionnaire>().ExecuteUpdateAsync(q => q.SetProperty(x => x.ClosedOn, (DateOnly?)null), TestContext.Current.CancellationToken);
        Row(await farida.Get(Team), "r2").ShouldContain("non renseigné");
    }

    [Fact]
    public async Task Who_pays_reads_and_does_not_publish()
    {
        using var funder = await Visitor.SignedIn(world, "denis.kremer@demo.example");
        foreach (var address in new[] { $"{Team}/publication", $"{Team}/p1/declaration" })
        {
            await funder.Get(address);
            funder.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task Two_people_who_publish_at_once_make_one_version()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        using var myriam = await Visitor.SignedIn(world, "myriam.colson@demo.example");
        await farida.Get($"{Team}/publication");
        await myriam.Get($"{Team}/publication");
        await Task.WhenAll(farida.Submit("main form[method=post]"), myriam.Submit("main form[method=post]"));
        new[] { farida.Status, myriam.Status }.Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
    }

    private static async Task Publish(Visitor visitor, string? note)
    {
        await visitor.Get($"{Team}/publication");
        await visitor.Submit("main form[method=post]", note is null ? [] : [("Note", note)]);
    }

    private static string Row(AngleSharp.Dom.IDocument page, string code) =>
        page.QuerySelectorAll("tbody tr").First(r => r.QuerySelector($"a[href$='#{code}'], a[href$='/{code}']") is not null).TextContent;

    private async Task OneMoreAsked()
    {
        await using var db = world.Open();
        var candidacy = new Candidacy
        {
            Id = DemoActions.CandidacyOf(Slug, 99),
            ActionId = DemoActions.LastYearId,
            Number = 99,
            ApplicantName = "Camille Vidal",
            StructureName = "CCAS de Metz",
            CommuneCode = "fr-57463",
            Entry = "paper",
            ReceivedOn = new DateOnly(2025, 9, 20),
        };
        candidacy.MoveTo(CandidacyStatus.Received, new DateTimeOffset(2025, 9, 20, 9, 0, 0, TimeSpan.Zero), candidacy.ReceivedOn, "import");
        db.Add(candidacy);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
