using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications;

public sealed class PairTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Apply = $"/candidatures/candidater/{DemoActions.ThisYear}";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_colleagues_become_a_pair_once_both_have_said_so_and_get_a_place_together_or_not_at_all()
    {
        using var first = await Confirmed("Maud Lang", "maud@cmp.example", "noe@cmp.example");
        (await Mailbox.Of(world, "noe@cmp.example")).ShouldHaveSingleItem().Subject.ShouldContain("Maud Lang");
        using var second = await Confirmed("Noé Marx", "noe@cmp.example", null);
        (await Of("maud@cmp.example")).PairedWithId.ShouldBeNull("one word is not enough");

        await second.Get((await Mailbox.LastLink(world, "noe@cmp.example")).Replace("/suivi/", "/binome/", StringComparison.Ordinal));
        second.Page.QuerySelector("main")!.TextContent.ShouldContain("Maud Lang");
        await second.Submit("main form[method=post]", ("act", "yes"));
        var (maud, noe) = (await Of("maud@cmp.example"), await Of("noe@cmp.example"));
        (maud.PairedWithId, noe.PairedWithId, maud.PairEmail).ShouldBe((noe.Id, maud.Id, null));

        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get(Staff);
        farida.Page.QuerySelector("main table")!.TextContent.ShouldContain($"en binôme avec {noe.NumberText}");
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", ("Chosen", maud.Id.ToString()), ("act", "keep"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("les deux ou aucune");

        // Either may go on alone, and the other is told.
        await first.Get((await Mailbox.LastLink(world, "maud@cmp.example")).Replace("/suivi/", "/binome/", StringComparison.Ordinal));
        await first.Submit("main form[method=post]", ("act", "alone"));
        (await Of("noe@cmp.example")).PairedWithId.ShouldBeNull();
        (await Mailbox.Of(world, "noe@cmp.example"))[0].Subject.ShouldContain("Vous candidatez seul·e");
    }

    [Fact]
    public async Task Two_who_name_each_other_on_the_form_are_a_pair_at_once()
    {
        using var one = await Confirmed("Zoé Petit", "zoe@udaf.example", "lou@udaf.example");
        using var other = await Confirmed("Lou Bauer", "lou@udaf.example", "ZOE@udaf.example");
        (await Of("zoe@udaf.example")).PairedWithId.ShouldBe((await Of("lou@udaf.example")).Id);
        (await Mailbox.Of(world, "zoe@udaf.example"))[0].Text.ShouldContain("Lou Bauer");
    }

    [Fact]
    public async Task One_of_a_pair_who_leaves_is_told_to_the_other_and_to_the_team_and_nobody_stays_in_silence()
    {
        using var first = await Confirmed("Anouk Stein", "anouk@ccas.example", "basile@ccas.example");
        using var second = await Confirmed("Basile Roth", "basile@ccas.example", "anouk@ccas.example");
        var (anouk, basile) = (await Of("anouk@ccas.example"), await Of("basile@ccas.example"));
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", ("Chosen", anouk.Id.ToString()), ("Chosen", basile.Id.ToString()), ("act", "keep"));
        farida.Location.ShouldBe(Staff, farida.Page.QuerySelector("main")?.TextContent);
        await first.Get(await Mailbox.LastLink(world, "anouk@ccas.example"));
        await first.Submit("main details form:has(button[value=withdraw])", ("act", "withdraw"));

        (await Mailbox.Of(world, "basile@ccas.example"))[0].Subject.ShouldContain("Votre binôme n’est plus en course");
        await farida.Get($"{Staff}/composition");
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain($"{basile.NumberText} candidatait en binôme avec {anouk.NumberText}");
        await farida.Submit("main form[method=post]", ("act", "constitute"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);

        await second.Get(await Mailbox.LastLink(world, "basile@ccas.example"));
        second.Page.QuerySelector("main")!.TextContent.ShouldContain("Anouk Stein n’est plus en course");
        await second.Submit("main form:has(button[value=alone])", ("act", "alone"));
        await farida.Get($"{Staff}/composition");
        farida.Page.QuerySelector(".flash-error").ShouldBeNull();
        await farida.Submit("main form[method=post]", ("act", "check"));
        (await Of("basile@ccas.example")).Status.ShouldBe("retenue");
    }

    [Fact]
    public async Task A_place_offered_to_a_pair_is_said_to_be_for_both_and_who_stays_alone_breaks_the_rule()
    {
        using var first = await Confirmed("Irène Kuhn", "irene@cmp.example", "sami@cmp.example", "Atelier des Forges");
        using var second = await Confirmed("Sami Weil", "sami@cmp.example", "irene@cmp.example", "Atelier des Forges");
        var (irene, sami) = (await Of("irene@cmp.example"), await Of("sami@cmp.example"));
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/{irene.Number}/decision");
        await farida.Submit("main form[method=post]", ("Next", "place-proposee"));
        await farida.Follow();
        farida.Page.QuerySelector(".flash-done")!.TextContent.ShouldContain($"{irene.NumberText} et {sami.NumberText}");
        (await Mailbox.Of(world, "irene@cmp.example"))[0].Text.ShouldContain("pour vous deux");

        await first.Get(await Mailbox.LastLink(world, "irene@cmp.example"));
        var page = first.Page.QuerySelector("main")!.TextContent;
        page.ShouldContain("Sami Weil");
        page.ShouldNotContain("Votre binôme", Case.Sensitive, "with a place offered there is no pair to make or to undo");
        page.ShouldNotContain("Demander l’accord de l’employeur");
        await first.Submit("main form:has(button[value=accept])", ("act", "accept"));
        await second.Get(await Mailbox.LastLink(world, "sami@cmp.example"));
        await second.Submit("main form:has(button[value=decline])", ("act", "decline"));

        await farida.Get($"{Staff}/composition");
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain($"{irene.NumberText} candidatait en binôme avec {sami.NumberText}");
        await farida.Get("/aujourdhui");
        farida.Page.QuerySelectorAll("main .row-title").ShouldContain(t => t.TextContent.Contains($"{sami.NumberText} n’est plus en course", StringComparison.Ordinal));
        await first.Get(await Mailbox.LastLink(world, "irene@cmp.example"));
        await first.Submit("main form:has(button[value=alone])", ("act", "alone"));
        await farida.Get("/aujourdhui");
        farida.Page.QuerySelectorAll("main .row-title").ShouldNotContain(t => t.TextContent.Contains($"{sami.NumberText} n’est plus en course", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_yes_to_the_same_place_reads_calmly_and_nothing_stands_twice()
    {
        using var visitor = await Confirmed("Odile Franck", "odile@csapa.example", null);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/{(await Of("odile@csapa.example")).Number}/decision");
        await farida.Submit("main form[method=post]", ("Next", "place-proposee"));
        var offered = await Of("odile@csapa.example");
        TimeZoneInfo.ConvertTime(offered.OfferExpiresAt!.Value, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).Hour.ShouldBe(18);

        var link = await Mailbox.LastLink(world, "odile@csapa.example");
        using var other = new Visitor(world);
        await visitor.Get(link);
        await other.Get(link);
        await visitor.Submit("main form:has(button[value=accept])", ("act", "accept"));
        await other.Submit("main form:has(button[value=accept])", ("act", "accept"));
        other.Status.ShouldBe(HttpStatusCode.Redirect);
        await other.Follow();
        other.Page.Body!.TextContent.ShouldContain("La place est déjà la vôtre");
        other.Page.QuerySelector(".flash-error").ShouldBeNull();
        other.Page.QuerySelector("main details[open]").ShouldBeNull();
        other.Page.QuerySelectorAll("main .row-link").Select(a => a.GetAttribute("href")).ShouldBeUnique();
    }

    [Fact]
    public async Task The_team_says_who_comes_with_whom_and_who_manages_whom()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/11/liens");
        await farida.Submit("main form[method=post]", ("Pair", "12"), ("Manager", "13"), ("Tied", "true"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await farida.Get($"{Staff}/14/liens");
        await farida.Submit("main form[method=post]", ("Pair", "12"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("C-12 candidate déjà en binôme");

        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", [.. new[] { 11, 13 }.Select(n => ("Chosen", DemoActions.CandidacyOf(DemoActions.ThisYear, n).ToString())), ("act", "check")]);
        var said = farida.Page.QuerySelector(".flash-error")!.TextContent;
        foreach (var sentence in new[] { "C-13 encadre C-11", "C-11 candidate en binôme", "C-11 a un lien thérapeutique" })
            said.ShouldContain(sentence);
    }

    private async Task<Visitor> Confirmed(string name, string mail, string? colleague, string structure = "CMP du Bassin")
    {
        var visitor = new Visitor(world);
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", name), ("Form.Email", mail), ("Form.Structure", structure), ("Form.PairEmail", colleague ?? ""));
        await visitor.Get(await Mailbox.LastLink(world, mail));
        await visitor.Submit("main form[method=post]", ("act", "confirm"));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect, visitor.Page.Body?.TextContent);
        return visitor;
    }

    private async Task<Candidacy> Of(string mail)
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.PersonKey == mail, Cancel);
    }
}
