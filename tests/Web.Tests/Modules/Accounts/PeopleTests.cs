using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accounts;

/// <summary>The administrator's screens.</summary>
public sealed class PeopleTests(World world) : IClassFixture<World>
{
    private const string Admin = "thomas.weiler@demo.example";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("myriam.colson@demo.example")]
    [InlineData("denis.kremer@demo.example")]
    [InlineData("noemie.lambert@demo.example")]
    public async Task For_who_does_not_administer_the_people_pages_do_not_exist(string mail)
    {
        using var person = await Visitor.SignedIn(world, mail);
        var id = People.IdOf(Admin);
        foreach (var page in new[] { "/compte/personnes", "/compte/personnes/nouveau", $"/compte/personnes/{id}", $"/compte/roles/{id}/nouveau", $"/compte/roles/{id}/relais" })
        {
            await person.Get(page);
            person.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task A_role_given_today_opens_its_pages_at_once_and_ended_yesterday_closes_them()
    {
        await using var replica = world.Replica();
        using var admin = await Visitor.SignedIn(world, Admin);
        using var karim = await Visitor.SignedIn(replica, "karim.bensaid@demo.example");
        await karim.Get("/compte/personnes");
        karim.Status.ShouldBe(HttpStatusCode.NotFound);

        await admin.Get($"/compte/roles/{People.IdOf("karim.bensaid@demo.example")}/nouveau");
        await admin.Submit("main form", ("Form.Role", nameof(Role.Administrator)), ("Form.Begins", "2026-01-05"));
        admin.Status.ShouldBe(HttpStatusCode.Redirect, admin.Page.QuerySelector("main")?.TextContent);
        await karim.Get("/compte/personnes");
        karim.Status.ShouldBe(HttpStatusCode.OK);

        await using var db = world.Open();
        var given = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.Role == Role.Administrator && m.AccountId == People.IdOf("karim.bensaid@demo.example"), Cancel);
        var yesterday = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).AddDays(-2).ToString("O");
        await admin.Get($"/compte/roles/{given.Id}/fin");
        await admin.Submit("main form", ("LastDay", "2025-01-01"));
        admin.Status.ShouldBe(HttpStatusCode.Conflict);
        await admin.Submit("main form", ("LastDay", yesterday));
        admin.Status.ShouldBe(HttpStatusCode.Redirect);
        await karim.Get("/compte/personnes");
        karim.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_organisation_that_is_not_in_the_directory_is_refused()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        await admin.Get($"/compte/roles/{People.IdOf("denis.kremer@demo.example")}/nouveau");
        await admin.Submit("main form", ("Form.Role", nameof(Role.ServiceMember)), ("Form.Organization", "Inconnu au bataillon"));
        admin.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("annuaire");
        await admin.Submit("main form", ("Form.Organization", "La Traverse"));
        admin.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_leaves_passes_all_roles_on_one_page()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        var (chantal, helene) = (People.IdOf("chantal.petit@demo.example"), People.IdOf("helene.marchal@demo.example"));
        await admin.Get($"/compte/roles/{chantal}/relais");
        await admin.Submit("main form", ("Successor", "helene.marchal@demo.example"), ("LastDay", "2026-12-31"));
        admin.Status.ShouldBe(HttpStatusCode.Redirect, admin.Page.QuerySelector("main")?.TextContent);
        await using var db = world.Open();
        (await db.Set<Membership>().Where(m => m.AccountId == chantal).Select(m => m.Ends).Distinct().ToListAsync(Cancel)).ShouldBe([new DateOnly(2026, 12, 31)]);
        (await db.Set<Membership>().Where(m => m.AccountId == helene && m.Begins == new DateOnly(2027, 1, 1)).CountAsync(Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_end_the_same_role_do_not_overwrite_each_other()
    {
        using var one = await Visitor.SignedIn(world, Admin);
        using var other = await Visitor.SignedIn(world, Admin);
        await using var db = world.Open();
        var held = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.AccountId == People.IdOf("nadia.celestin@demo.example"), Cancel);
        await one.Get($"/compte/roles/{held.Id}/fin");
        await other.Get($"/compte/roles/{held.Id}/fin");
        await one.Submit("main form", ("LastDay", "2026-12-24"));
        one.Status.ShouldBe(HttpStatusCode.Redirect);
        await other.Submit("main form", ("LastDay", "2026-12-25"));
        other.Status.ShouldBe(HttpStatusCode.Conflict);
    }
}
