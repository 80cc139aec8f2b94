using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Accounts.SecondFactor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Accounts;

public sealed class SignInTests(World world) : IClassFixture<World>
{
    private const string Sophie = "sophie.delvaux@demo.example";
    private const string Karim = "karim.bensaid@demo.example";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_of_the_demo_world_signs_in_and_out()
    {
        using var sophie = await Visitor.SignedIn(world, Sophie);
        sophie.Location.ShouldBe("/aujourdhui");
        await sophie.Get("/compte");
        sophie.Status.ShouldBe(HttpStatusCode.OK);
        sophie.Page.Body!.TextContent.ShouldContain("Sophie Delvaux");
        await sophie.Get("/compte/deconnexion");
        await sophie.Submit("main form");
        await sophie.Get("/compte");
        sophie.Status.ShouldBe(HttpStatusCode.Redirect);
        sophie.Location.ShouldStartWith("/compte/connexion?retour=");
    }

    [Fact]
    public async Task An_unknown_mail_and_a_wrong_password_get_the_same_answer()
    {
        using var stranger = new Visitor(world);
        await stranger.SignIn("personne@nulle-part.example", People.Password);
        var unknown = (stranger.Status, stranger.Page.QuerySelector("main")!.TextContent.Replace("personne@nulle-part.example", "", StringComparison.Ordinal));
        await stranger.SignIn(Karim, "ce n'est pas le bon");
        var wrong = (stranger.Status, stranger.Page.QuerySelector("main")!.TextContent.Replace(Karim, "", StringComparison.Ordinal));
        wrong.ShouldBe(unknown);
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_page_asked_for_comes_after_signing_in_but_never_one_elsewhere()
    {
        using var sophie = new Visitor(world);
        await sophie.Get("/compte/connexion?retour=%2Fcompte%2Fsessions");
        await sophie.Submit("main form", ("Email", Sophie), ("Password", People.Password));
        sophie.Location.ShouldBe("/compte/sessions");
        using var lured = new Visitor(world);
        await lured.Get("/compte/connexion?retour=https%3A%2F%2Fevil.example%2F");
        await lured.Submit("main form", ("Email", Sophie), ("Password", People.Password));
        lured.Location.ShouldBe("/aujourdhui");
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var visitor = new Visitor(world);
        await visitor.Post("/compte/connexion", ("Email", Sophie), ("Password", People.Password));
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_ended_elsewhere_is_over_at_once_on_every_replica()
    {
        await using var replica = world.Replica();
        using var phone = await Visitor.SignedIn(world, "helene.marchal@demo.example");
        using var desk = await Visitor.SignedIn(replica, "helene.marchal@demo.example");
        await desk.Get("/compte/sessions");
        desk.Page.QuerySelectorAll("main .rows > li").Length.ShouldBe(2);
        await phone.Get("/compte/sessions");
        phone.Status.ShouldBe(HttpStatusCode.OK);
        await desk.Submit("form[action*=End]");
        await phone.Get("/compte/sessions");
        phone.Status.ShouldBe(HttpStatusCode.Redirect);
        await desk.Get("/compte/sessions");
        desk.Page.QuerySelectorAll("main .rows > li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_someone_else()
    {
        using var sophie = await Visitor.SignedIn(world, Sophie);
        using var karim = await Visitor.SignedIn(world, Karim);
        using var again = await Visitor.SignedIn(world, Karim);
        await karim.Get("/compte/sessions");
        var other = karim.Page.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await sophie.Get("/compte/deconnexion");
        var token = sophie.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await sophie.Post("/compte/sessions?handler=End", ("id", other), ("__RequestVerificationToken", token));
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
        await again.Get("/compte");
        again.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_not_used_for_half_a_day_is_over()
    {
        await using var later = world.Replica();
        using var sophie = await Visitor.SignedIn(later, Sophie);
        await using (var db = world.Open())
            await db.Set<Maillage.Modules.Accounts.Sessions.Session>().ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, later.Clock.GetUtcNow().AddHours(-13)), Cancel);
        await sophie.Get("/compte");
        sophie.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_limit_on_wrong_passwords_holds_across_replicas()
    {
        await using var replica = world.Replica();
        using var here = new Visitor(world);
        using var there = new Visitor(replica);
        for (var i = 0; i < 5; i++)
        {
            await here.SignIn("denis.kremer@demo.example", $"essai {i}");
            await there.SignIn("Denis.Kremer@demo.example", $"autre essai {i}");
        }
        there.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        // The right password changes nothing: that would tell it.
        await there.SignIn("denis.kremer@demo.example", People.Password);
        there.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        await here.SignIn("denis.kremer@demo.example", People.Password);
        here.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_one_time_code_is_asked_for_and_serves_once()
    {
        const string Nadia = "nadia.celestin@demo.example";
        var totp = world.Services.GetRequiredService<Totp>();
        var secret = Totp.NewSecret();
        await using (var db = world.Open())
        {
            var account = await db.Set<Account>().SingleAsync(a => a.Id == People.IdOf(Nadia), Cancel);
            account.AskForCodes(totp.Hide(secret), 0, [Totp.HashOfRecoveryCode("ABCDE-FGHJK")]);
            await db.SaveChangesAsync(Cancel);
        }
        var code = Totp.Code(secret, world.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        using var nadia = new Visitor(world);
        await nadia.SignIn(Nadia, People.Password);
        nadia.Location.ShouldBe("/compte/connexion/code");
        await nadia.Get("/compte");
        nadia.Status.ShouldBe(HttpStatusCode.Redirect);
        await nadia.Get("/compte/connexion/code");
        await nadia.Submit("main form", ("Code", code == "000000" ? "000001" : "000000"));
        nadia.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await nadia.Submit("main form", ("Code", code));
        nadia.Location.ShouldBe("/aujourdhui");

        using var thief = new Visitor(world);
        await thief.SignIn(Nadia, People.Password);
        await thief.Follow();
        await thief.Submit("main form", ("Code", code));
        thief.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await thief.Submit("main form", ("Code", "abcde fghjk"));
        thief.Location.ShouldBe("/aujourdhui");
    }

    [Fact]
    public async Task A_role_is_gone_the_day_after_its_last()
    {
        await using var elsewhere = world.Replica();
        using var luc = await Visitor.SignedIn(elsewhere, "luc.adelaide@demo.example");
        await using var db = world.Open();
        var held = await db.Set<Membership>().SingleAsync(m => m.AccountId == People.IdOf("luc.adelaide@demo.example"), Cancel);
        held.End(new DateOnly(2026, 6, 12)).ShouldBeNull();
        held.HeldOn(new DateOnly(2026, 6, 12)).ShouldBeTrue();
        held.HeldOn(new DateOnly(2026, 6, 13)).ShouldBeFalse();
        held.End(held.Begins.AddDays(-1)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Motdepasse2024!")]
    [InlineData("azertyuiop123")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("m0td3pa55e m0td3pa55e")]
    [InlineData("KarimBensaid1990")]
    [InlineData("Welkom2026!!")]
    [InlineData("correct horse battery staple")]
    [InlineData("court")]
    public void A_password_everybody_tries_is_refused(string password) =>
        Maillage.Modules.Accounts.Passwords.PasswordRule.WhatIsWrong(password, "Karim Bensaïd", Karim).ShouldNotBeNull();

    [Theory]
    [InlineData(People.Password)]
    [InlineData("le vélo penche sous la pluie")]
    [InlineData("x7Kq9vTz2mWp")]
    [InlineData("fiets-regenjas-kruimel")]
    public void A_password_of_unrelated_words_is_taken(string password) =>
        Maillage.Modules.Accounts.Passwords.PasswordRule.WhatIsWrong(password, "Karim Bensaïd", Karim).ShouldBeNull();
}
