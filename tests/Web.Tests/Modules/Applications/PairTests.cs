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

    private async Task<Visitor> Confirmed(string name, string mail, string? colleague)
    {
        var visitor = new Visitor(world);
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", name), ("Form.Email", mail), ("Form.Structure", "CMP du Bassin"), ("Form.PairEmail", colleague ?? ""));
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
