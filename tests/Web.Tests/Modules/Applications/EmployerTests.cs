using System.Net;
using Maillage.Demo;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Applications;

public sealed class EmployerTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Apply = $"/candidatures/candidater/{DemoActions.ThisYear}";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_employer_agrees_once_by_a_link_that_tells_as_little_as_possible()
    {
        using var lucie = await Confirmed("Lucie Roth", "lucie@foyer.example", "direction@foyer.example", "Je suis épuisée par mon équipe");
        (await Of("lucie@foyer.example")).Status.ShouldBe("accord-employeur-attendu");
        var letter = (await Mailbox.Of(world, "direction@foyer.example")).ShouldHaveSingleItem();
        letter.Text.ShouldContain("Lucie Roth");
        letter.Text.ShouldNotContain("épuisée");

        // It counts as a request and takes no place.
        using var farida = await Visitor.SignedIn(world, Farida);
        var id = (await Of("lucie@foyer.example")).Id;
        await farida.Get($"{Staff}/composition");
        await farida.Submit("main form[method=post]", ("Chosen", id.ToString()), ("act", "keep"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        farida.Page.QuerySelector(".flash-error")!.TextContent.ShouldContain("n’est pas donné");

        using var employer = new Visitor(world);
        var address = await Mailbox.LastLink(world, "direction@foyer.example");
        await employer.Get(address);
        var seen = employer.Page.QuerySelector("main")!.TextContent;
        seen.ShouldContain("Lucie Roth");
        seen.ShouldNotContain("épuisée");
        seen.ShouldNotContain("lucie@foyer.example");
        await employer.Submit("main form[method=post]", ("act", "agree"));
        await employer.Follow();
        employer.Page.QuerySelector("main")!.TextContent.ShouldContain("Votre accord est enregistré");

        // A second click, and another answer, change nothing.
        await employer.Post(address, ("__RequestVerificationToken", await Token(employer)), ("act", "refuse"));
        var after = await Of("lucie@foyer.example");
        (after.EmployerAgrees, after.EmployerEmail, after.Status).ShouldBe((true, null, "recue"));
        await lucie.Get(await Mailbox.LastLink(world, "lucie@foyer.example"));
        lucie.Page.QuerySelector("main")!.TextContent.ShouldContain("L’employeur a donné son accord");
        await farida.Get($"{Staff}/{after.Number}/decision");
        farida.Page.QuerySelector("main .thread")!.TextContent.ShouldContain("par l’employeur");
    }

    [Fact]
    public async Task A_new_address_ends_the_link_of_the_wrong_one_and_an_own_address_is_refused()
    {
        using var ana = await Confirmed("Ana Colin", "ana@ccas.example", "faute@ccas.example");
        var wrong = await Mailbox.LastLink(world, "faute@ccas.example");
        await ana.Get(await Mailbox.LastLink(world, "ana@ccas.example"));
        await ana.Submit("main form:has(input[name=EmployerMail])", ("EmployerMail", "Ana@ccas.example"), ("act", "employer"));
        ana.Status.ShouldBe(HttpStatusCode.Conflict);
        await ana.Submit("main form:has(input[name=EmployerMail])", ("EmployerMail", "rh@ccas.example"), ("act", "employer"));
        ana.Status.ShouldBe(HttpStatusCode.Redirect, ana.Page.Body?.TextContent);
        using var employer = new Visitor(world);
        await employer.Get(wrong);
        employer.Status.ShouldBe(HttpStatusCode.NotFound);
        await employer.Get(await Mailbox.LastLink(world, "rh@ccas.example"));
        await employer.Submit("main form[method=post]", ("act", "refuse"));
        var said = await Of("ana@ccas.example");
        (said.EmployerAgrees, said.Status, said.Reason).ShouldBe((false, "accord-employeur-attendu", Candidacy.EmployerRefuses));
        (await Mailbox.Of(world, "ana@ccas.example"))[0].Subject.ShouldContain("ne donne pas son accord");
    }

    [Fact]
    public async Task The_team_notes_an_answer_that_came_by_phone()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Staff}/30/employeur");
        await farida.Submit("main form:has(input[name=Mail])", ("Mail", "pas un courriel"), ("act", "ask"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Submit("main form:has(input[name=Mail])", ("Mail", "chefferie@structure.example"), ("act", "ask"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await farida.Get($"{Staff}/30/employeur");
        farida.Page.QuerySelector("main")!.ParentElement!.TextContent.ShouldContain("Accord demandé à l’employeur le");
        await farida.Submit("main form:not(:has(input[name=Mail]))", ("act", "agree"));
        await using var db = world.Open();
        var one = await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.Number == 30, Cancel);
        (one.EmployerAgrees, one.EmployerEmail, one.Status).ShouldBe((true, null, "recue"));
        using var sophie = await Visitor.SignedIn(world, "sophie.delvaux@demo.example");
        await sophie.Get($"{Staff}/30/employeur");
        sophie.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> Confirmed(string name, string mail, string employer, string motivation = "")
    {
        var visitor = new Visitor(world);
        await visitor.Get(Apply);
        await visitor.Submit("main form[method=post]", ("Form.Name", name), ("Form.Email", mail), ("Form.Structure", "Foyer des Métiers"), ("Form.EmployerEmail", employer), ("Form.Motivation", motivation));
        (await Mailbox.Of(world, employer)).ShouldBeEmpty("nothing leaves before the person has confirmed");
        await visitor.Get(await Mailbox.LastLink(world, mail));
        await visitor.Submit("main form[method=post]", ("act", "confirm"));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect, visitor.Page.Body?.TextContent);
        return visitor;
    }

    private static async Task<string> Token(Visitor visitor)
    {
        // The page that shows an answer holds no form: its key is taken from another.
        await visitor.Get(Apply);
        return visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private async Task<Candidacy> Of(string mail)
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.PersonKey == mail, Cancel);
    }
}

/// <summary>In a world of its own: its clock moves on by weeks.</summary>
public sealed class EmployerReminderTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_employer_is_reminded_once_and_their_address_does_not_stay()
    {
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get($"/candidatures/{DemoActions.ThisYear}/21/employeur");
        await farida.Submit("main form:has(input[name=Mail])", ("Mail", "rh@lycee.example"), ("act", "ask"));
        var round = world.Services.GetRequiredService<ApplicationRound>();
        await round.Run(Cancel);
        (await Mailbox.Of(world, "rh@lycee.example")).Count.ShouldBe(1);

        world.Clock.Advance(TimeSpan.FromDays(8));
        await Task.WhenAll(round.Run(Cancel), round.Run(Cancel));
        await round.Run(Cancel);
        var mails = await Mailbox.Of(world, "rh@lycee.example");
        mails.Count.ShouldBe(2);
        mails[0].Subject.ShouldContain("attend encore votre accord");

        world.Clock.Advance(TimeSpan.FromDays(14));
        await round.Run(Cancel);
        using var employer = new Visitor(world);
        await employer.Get(await Mailbox.LastLink(world, "rh@lycee.example"));
        employer.Page.QuerySelector("main")!.TextContent.ShouldContain("n’attend plus de réponse");
        await using var db = world.Open();
        var one = await db.Set<Candidacy>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId && c.Number == 21, Cancel);
        (one.EmployerEmail, one.EmployerAgrees, one.State).ShouldBe((null, null, CandidacyStatus.AwaitsEmployer));
    }
}
