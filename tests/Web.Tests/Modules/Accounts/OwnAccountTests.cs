using System.Net;
using System.Text.Json;
using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.SecondFactor;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Accounts;

/// <summary>What a person does with their own account.</summary>
public sealed class OwnAccountTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sets_up_the_code_and_gets_recovery_codes_once()
    {
        const string Hélène = "helene.marchal@demo.example";
        using var helene = await Visitor.SignedIn(world, Hélène);
        await helene.Get("/compte/codes/nouveau");
        helene.Page.QuerySelector("svg.qr path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        var secret = world.Services.GetRequiredService<Totp>().Show(helene.Page.QuerySelector("input[name=Hidden]")!.GetAttribute("value")!);
        await helene.Submit("main form", ("Code", "12"));
        helene.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await helene.Submit("main form", ("Code", Totp.Code(secret, world.Clock.GetUtcNow().ToUnixTimeSeconds() / 30)));
        helene.Status.ShouldBe(HttpStatusCode.OK);
        var codes = helene.Page.QuerySelectorAll("main code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);

        using var later = new Visitor(world);
        await later.SignIn(Hélène, People.Password);
        await later.Follow();
        await later.Submit("main form", ("Code", codes[3]));
        later.Location.ShouldBe("/aujourdhui");
        await later.Get("/compte/codes");
        later.Page.QuerySelector("main")!.TextContent.ShouldContain("9");
        await later.Submit("main form", ("Current", "pas le bon mot de passe"));
        later.Status.ShouldNotBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_asks_for_the_old_one()
    {
        const string Luc = "luc.adelaide@demo.example";
        using var phone = await Visitor.SignedIn(world, Luc);
        using var luc = await Visitor.SignedIn(world, Luc);
        await luc.Get("/compte/mot-de-passe");
        await luc.Submit("main form", ("Current", "au hasard"), ("Password", "hamac lucarne tambour"));
        luc.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await luc.Submit("main form", ("Current", People.Password), ("Password", "LucAdelaide2026"));
        luc.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await luc.Submit("main form", ("Current", People.Password), ("Password", "hamac lucarne tambour"));
        luc.Status.ShouldBe(HttpStatusCode.Redirect);
        await luc.Get("/compte");
        luc.Status.ShouldBe(HttpStatusCode.OK);
        await phone.Get("/compte");
        phone.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_person_takes_away_all_that_is_kept_of_them_and_no_secret()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        var file = await farida.Client.GetStringAsync(new Uri("/compte/donnees?handler=File", UriKind.Relative), Cancel);
        using var data = JsonDocument.Parse(file);
        data.RootElement.GetProperty("compte").GetProperty("displayName").GetString().ShouldBe("Farida Ziegler");
        data.RootElement.GetProperty("compte").GetProperty("roles").GetArrayLength().ShouldBe(2);
        data.RootElement.GetProperty("journal").GetArrayLength().ShouldBeGreaterThan(0);
        file.ShouldNotContain("AQAAAA", Case.Sensitive, "the hash of a password");
    }

    [Fact]
    public async Task An_erased_account_leaves_no_trace_of_the_person_and_the_audit_chain_holds()
    {
        const string Jocelyn = "jocelyn.remy@demo.example";
        using var jocelyn = await Visitor.SignedIn(world, Jocelyn);
        await jocelyn.Get("/compte/profil");
        await jocelyn.Submit("main form", ("DisplayName", "Jocelyn Canari Zwilling"));
        await jocelyn.Get("/compte/mot-de-passe");
        await jocelyn.Submit("main form", ("Current", People.Password), ("Password", "lanterne ponton cigale"));
        await jocelyn.Get("/compte/donnees/effacement");
        await jocelyn.Submit("main form", ("Current", "lanterne ponton cigale"));
        jocelyn.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await jocelyn.Submit("main form", ("Current", "lanterne ponton cigale"), ("Sure", "true"));
        jocelyn.Location.ShouldBe("/");
        await jocelyn.Get("/compte");
        jocelyn.Status.ShouldBe(HttpStatusCode.Redirect);
        await jocelyn.SignIn(Jocelyn, People.Password);
        jocelyn.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await using var db = world.Open();
        (await AuditChain.Verify(db, Cancel)).BrokenAt.ShouldBeNull();
        var id = People.IdOf(Jocelyn).Value;
        (await db.Set<AuditEntry>().Where(e => e.Subject == $"account:{id}" && e.Act != "account.erased").Select(e => e.Details).Distinct().ToListAsync(Cancel)).ShouldBe([null]);
        foreach (var word in new[] { "Zwilling", "jocelyn.remy" })
            (await Everything.Find(db, word, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var thomas = await Visitor.SignedIn(world, "thomas.weiler@demo.example");
        await thomas.Get("/compte/donnees/effacement");
        await thomas.Submit("main form", ("Current", People.Password), ("Sure", "true"));
        thomas.Status.ShouldBe(HttpStatusCode.Conflict);
        await using var db = world.Open();
        (await db.Set<Account>().SingleAsync(a => a.Id == People.IdOf("thomas.weiler@demo.example"), Cancel)).ErasedAt.ShouldBeNull();
    }
}
