using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications;

public sealed class TwinTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";
    private const string Twins = $"/candidatures/doublons/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_person_by_two_addresses_is_seen_compared_and_joined_with_nothing_lost()
    {
        await Change(12, c => (c.Phone, c.Motivation) = (null, "Comprendre les produits."));
        await Change(13, c => (c.Phone, c.Motivation) = ("+33 3 87 00 00 13", "Rencontrer le réseau."));
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get(Staff);
        farida.Page.QuerySelector(".flash-warning a")!.GetAttribute("href").ShouldBe(Twins);
        await farida.Get(Twins);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Même nom, même structure");
        await farida.Get($"{Twins}/12/13/reunion");
        var preview = farida.Page.QuerySelector("main table")!.TextContent;
        preview.ShouldContain("+33 3 87 00 00 13");
        preview.ShouldContain("Rencontrer le réseau.");
        await Joined(12, "recue");
        await farida.Submit("main form[method=post]");
        farida.Location.ShouldBe(Twins);

        var (kept, other) = (await Of(12), await Of(13));
        (kept.Phone, kept.Motivation, kept.Status).ShouldBe(("+33 3 87 00 00 13", "Comprendre les produits.\n\nRencontrer le réseau.", "recue"));
        (other.Status, other.DuplicateOfId, other.Motivation, other.Email is null).ShouldBe(("doublon", kept.Id, "Rencontrer le réseau.", false));
        await farida.Get($"{Staff}/12/decision");
        farida.Page.QuerySelector(".thread")!.TextContent.ShouldContain("Réunie avec C-13");

        // Two people after all: apart again, and not asked about any more.
        await farida.Get(Twins);
        await farida.Submit("main form:has(button[value=split])", ("act", "split"));
        (await Of(13)).Status.ShouldBe("recue");
        await farida.Get(Twins);
        farida.Page.QuerySelector("main")!.TextContent.ShouldNotContain("C-13");
    }

    [Fact]
    public async Task Two_people_who_look_alike_are_remembered_as_two()
    {
        await Change(40, c => c.Phone = "03 87 11 22 33");
        await Change(41, c => c.Phone = "+33 3 87 11 22 33");
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get(Twins);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Même téléphone");
        await farida.Submit("main form:has(input[value='40'])", ("act", "apart"));
        await farida.Get(Twins);
        farida.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Même téléphone");
    }

    [Fact]
    public async Task A_place_that_one_person_held_twice_is_free_again_and_only_the_team_may_look()
    {
        await Change(33, c => c.MoveTo(CandidacyStatus.Kept, world.Clock.GetUtcNow(), DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), "test"));
        await Change(34, c => c.MoveTo(CandidacyStatus.Kept, world.Clock.GetUtcNow(), DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), "test"));
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Twins}/34/33/reunion");
        await farida.Submit("main form[method=post]");
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        ((await Of(33)).Status, (await Of(34)).Status).ShouldBe(("retenue", "doublon"));
        await farida.Get($"{Twins}/33/34/reunion");
        farida.Status.ShouldBe(HttpStatusCode.NotFound);
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        foreach (var address in new[] { Twins, $"{Twins}/1/2/reunion" })
        {
            await sophie.Get(address);
            sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task Joined(int number, string status) => (await Of(number)).Status.ShouldBe(status, "nothing is done before it is asked for");

    private async Task<Candidacy> Of(int number)
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.Number == number, Cancel);
    }

    private async Task Change(int number, Action<Candidacy> change)
    {
        await using var db = world.Open();
        change(await db.Set<Candidacy>().Include(c => c.Changes).SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.Number == number, Cancel));
        await db.SaveChangesAsync(Cancel);
    }
}
