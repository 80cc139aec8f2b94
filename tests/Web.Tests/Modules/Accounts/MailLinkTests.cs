using System.Net;
using Maillage.Demo;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Links;
using Maillage.Platform.Mail;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Accounts;

/// <summary>Invitations and forgotten passwords: links that leave by mail and open once.</summary>
public sealed class MailLinkTests(World world) : IClassFixture<World>
{
    private const string Admin = "thomas.weiler@demo.example";
    private const string New = "quatre mots tranquilles dehors";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_opens_their_account_once_and_only_once()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        var link = await Invite(admin, "Rachid El Amrani", "rachid@demo.example");
        using var rachid = new Visitor(world);
        await rachid.Get(link);
        rachid.Status.ShouldBe(HttpStatusCode.OK);
        await rachid.Submit("main form", ("Password", "motdepasse123456"));
        rachid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await rachid.Submit("main form", ("DisplayName", "Rachid E."), ("Password", New));
        rachid.Location.ShouldBe("/compte");
        await rachid.Follow();
        rachid.Page.Body!.TextContent.ShouldContain("Rachid E.");

        using var second = new Visitor(world);
        await second.Get(link);
        second.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_invitation_is_over_after_a_week()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        var link = await Invite(admin, "Anne Verhoeven", "anne@demo.example");
        await using (var db = world.Open())
            await db.Set<AccountLink>().ExecuteUpdateAsync(s => s.SetProperty(l => l.EndsAt, l => world.Clock.GetUtcNow().AddSeconds(-1)), Cancel);
        using var anne = new Visitor(world);
        await anne.Get(link);
        anne.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_who_use_the_same_link_at_once_do_not_both_succeed()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        var link = await Invite(admin, "Marc Dujardin", "marc@demo.example");
        await using var replica = world.Replica();
        using var one = new Visitor(world);
        using var other = new Visitor(replica);
        await one.Get(link);
        await other.Get(link);
        await Task.WhenAll(one.Submit("main form", ("Password", New)), other.Submit("main form", ("Password", New + "!")));
        new[] { one.Status, other.Status }.ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.NotFound], ignoreOrder: true);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_and_every_session_ends()
    {
        const string Sophie = "sophie.delvaux@demo.example";
        using var desk = await Visitor.SignedIn(world, Sophie);
        using var sophie = new Visitor(world);
        await sophie.Get("/compte/mot-de-passe-oublie");
        await sophie.Submit("main form", ("Email", Sophie));
        var known = sophie.Page.QuerySelector("main")!.TextContent.Replace(Sophie, "", StringComparison.Ordinal);
        var link = await Link(Sophie, "/compte/mot-de-passe-oublie/");
        await sophie.Get(link);
        await sophie.Submit("main form", ("Password", New));
        sophie.Location.ShouldBe("/compte/connexion");
        await desk.Get("/compte");
        desk.Status.ShouldBe(HttpStatusCode.Redirect);
        await sophie.SignIn(Sophie, People.Password);
        sophie.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await sophie.SignIn(Sophie, New);
        sophie.Location.ShouldBe("/aujourdhui");

        using var stranger = new Visitor(world);
        await stranger.Get("/compte/mot-de-passe-oublie");
        await stranger.Submit("main form", ("Email", "personne@nulle-part.example"));
        stranger.Page.QuerySelector("main")!.TextContent.Replace("personne@nulle-part.example", "", StringComparison.Ordinal).ShouldBe(known);
    }

    [Fact]
    public async Task A_password_is_asked_for_by_mail_three_times_an_hour_at_most()
    {
        await using var replica = world.Replica();
        using var here = new Visitor(world);
        using var there = new Visitor(replica);
        foreach (var visitor in new[] { here, there, here, there })
        {
            await visitor.Get("/compte/mot-de-passe-oublie");
            await visitor.Submit("main form", ("Email", "personne.d-autre@nulle-part.example"));
        }
        here.Status.ShouldBe(HttpStatusCode.OK);
        there.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task No_secret_of_a_link_is_in_the_database_once_its_mail_is_gone()
    {
        using var admin = await Visitor.SignedIn(world, Admin);
        var link = await Invite(admin, "Éloïse Bruneau", "eloise@demo.example");
        await using var db = world.Open();
        (await db.Set<AccountLink>().Select(l => l.Hash).ToListAsync(Cancel)).ShouldAllBe(h => !link.Contains(h));
        (await AuditChain.Verify(db, Cancel)).BrokenAt.ShouldBeNull();
        (await db.Set<AuditEntry>().Where(e => e.Act == "account.invited").Select(e => e.Details).ToListAsync(Cancel)).ShouldAllBe(d => d == null || !d.Contains("/compte/"));
    }

    private async Task<string> Invite(Visitor admin, string name, string mail)
    {
        await admin.Get("/compte/personnes/nouveau");
        await admin.Submit("main form", ("DisplayName", name), ("Email", mail));
        admin.Status.ShouldBe(HttpStatusCode.Redirect, admin.Page.QuerySelector("main")?.TextContent);
        return await Link(mail, "/compte/invitation/");
    }

    private async Task<string> Link(string mail, string path)
    {
        // What was asked for is looked up after the answer was given.
        for (var i = 0; i < 100; i++)
        {
            await using var db = world.Open();
            if (await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.Recipient == mail && m.Text.Contains(path)).FirstOrDefaultAsync(Cancel) is { } sent)
                return new Uri(sent.Text.Split('\n', '\r').First(l => l.Contains(path, StringComparison.Ordinal)).Trim()).PathAndQuery;
            await Task.Delay(100, Cancel);
        }
        throw new InvalidOperationException($"No mail to {mail}.");
    }
}
