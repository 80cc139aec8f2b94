using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions;

/// <summary>Where a session is, and who could not be told.</summary>
public sealed class WhereAndWhoTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_commune_of_a_session_stands_wherever_its_place_does()
    {
        await using (var db = world.Open())
        {
            foreach (var session in await db.Set<Session>().Where(s => s.ActionId == DemoActions.ThisYearId).ToListAsync(Cancel))
                (session.Place, session.PlaceCode) = ("Salle communale", "fr-57227");
            await db.SaveChangesAsync(Cancel);
        }
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        foreach (var page in (string[])["", "/1", "/1/emargement"])
            (await farida.Get($"/seances/{DemoActions.ThisYear}{page}")).QuerySelector("main")!.TextContent.ShouldContain("Salle communale, Forbach", customMessage: page);
        await farida.Get($"/seances/{DemoActions.ThisYear}");
        var calendar = farida.Page.QuerySelector("a[download='seances.ics']")!.GetAttribute("href")!;
        (await farida.Client.GetStringAsync(new Uri(new Uri(calendar).PathAndQuery, UriKind.Relative), Cancel)).ShouldContain("LOCATION:Salle communale\\, Forbach");
    }

    [Fact]
    public async Task Who_has_no_address_is_named_to_be_told_another_way()
    {
        string name;
        await using (var db = world.Open())
        {
            // The seventh gave no address.
            name = (await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.Number == 17, Cancel)).ApplicantName;
            foreach (var one in await db.Set<Candidacy>().Where(c => c.ActionId == DemoActions.ThisYearId && (c.Number == 16 || c.Number == 17)).ToListAsync(Cancel))
                one.MoveTo(Maillage.Modules.Applications.Contracts.CandidacyStatus.Accepted, world.Clock.GetUtcNow(), DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), "test");
            await db.SaveChangesAsync(Cancel);
        }
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"/seances/{DemoActions.ThisYear}");
        await farida.Submit("form[action$='Tell'], form.panel-now");
        await farida.Follow();
        farida.Page.QuerySelector(".flash")!.TextContent.ShouldContain($"1 personne sans adresse de courriel, à prévenir autrement\u202f: {name}.");
    }
}
