using System.Net;
using AngleSharp.Dom;
using Maillage.Demo;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Campaigns;

public sealed class CampaignTests(World world) : IClassFixture<World>
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Here = $"/campagnes/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_prepared_read_again_tried_and_sent_once_the_unserved_first()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get(Here);
        var table = farida.Page.QuerySelectorAll("table tbody tr");
        table[0].TextContent.ShouldContain("Personnes non servies");
        table[1].QuerySelector("[data-label=Opposés]")!.TextContent.ShouldBe("3");
        table[1].QuerySelector("[data-label=Lettres]")!.TextContent.ShouldBe("4");

        await farida.Get($"{Here}/apercu");
        farida.Page.QuerySelector("article")!.TextContent.ShouldContain("La Traverse propose");
        farida.Page.QuerySelector("article")!.TextContent.ShouldNotContain("{");
        farida.Page.QuerySelector("article")!.TextContent.ShouldContain($"Le groupe commence le {(await FirstSession()).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("fr"))}");
        await farida.Submit("main form");
        await using var db = world.Open();
        var test = await db.Set<OutgoingMail>().SingleAsync(m => m.Recipient == Farida && m.Subject.StartsWith("Essai"), Cancel);
        test.Text.ShouldContain($"/candidatures/candidater/{DemoActions.ThisYear}?par=");

        await farida.Get($"{Here}/envoi");
        var confirmed = int.Parse(farida.Page.QuerySelector("input[name=confirmed]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
        await farida.Submit("main form");
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Submit("main form", ("Sure", "true"), ("confirmed", "3"));
        farida.Status.ShouldBe(HttpStatusCode.Conflict);
        (await db.Set<Invitation>().CountAsync(i => i.ActionId == DemoActions.ThisYearId, Cancel)).ShouldBe(0);

        // Two replicas, each with two rounds at once; meanwhile the same confirmation is sent twice.
        await farida.Get($"{Here}/envoi");
        // Those nobody has looked at for a year are said, and may wait.
        var old = int.Parse(farida.Page.QuerySelector(".flash-warning")!.TextContent.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        old.ShouldBeInRange(4, 5);
        await farida.Submit("main form", ("Sure", "true"), ("VerifiedOnly", "true"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        await using var other = world.Replica();
        await other.InitializeAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Round(n % 2 == 0 ? world : other).Run(Cancel)));
        var first = await db.Set<Invitation>().AsNoTracking().Where(i => i.ActionId == DemoActions.ThisYearId).ToListAsync(Cancel);
        first.Count.ShouldBe(confirmed - old);
        var unserved = await db.Set<CampaignChannel>().Where(c => c.ActionId == DemoActions.ThisYearId && c.Kind == ChannelKind.Unserved).Select(c => c.Id).SingleAsync(Cancel);
        first.Where(i => i.SentAt is not null).Select(i => i.ChannelId).Distinct().ShouldBe([unserved]);

        // Someone opposes between the two; a letter is not a mail.
        var opposing = first.First(i => i.SentAt is null && !i.IsLetter);
        await Oppose(opposing.Email!);
        world.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        await farida.SignIn(Farida, People.Password);
        for (var turn = 0; turn < 10; turn++)
            await Task.WhenAll(Round(world).Run(Cancel), Round(other).Run(Cancel));
        var all = await db.Set<Invitation>().AsNoTracking().Where(i => i.ActionId == DemoActions.ThisYearId).ToListAsync(Cancel);
        all.Where(i => i is { IsLetter: false, SentAt: null }).ShouldHaveSingleItem().Outcome.ShouldBe(Invitation.Opposed);
        all.ShouldAllBe(i => i.Addressee == null || i.SentAt == null);
        var mails = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.UnsubscribeAddress != null && m.Subject.StartsWith("Invitation")).ToListAsync(Cancel);
        mails.Select(m => m.Recipient).ShouldBeUnique();
        mails.Count.ShouldBe(all.Count(i => i is { IsLetter: false, SentAt: not null }));

        await farida.Get(Here);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("1 opposition entre-temps");
        await farida.Get($"{Here}/lettres");
        await farida.Submit("main form.section", []);
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.Body?.TextContent);
        (await db.Set<Invitation>().CountAsync(i => i.IsLetter && i.SentAt == null, Cancel)).ShouldBe(0);

        // A letter's short address leads to the form; the channel is kept.
        using var visitor = new Visitor(world);
        var code = await db.Set<CampaignChannel>().Where(c => c.ActionId == DemoActions.ThisYearId && c.Kind == ChannelKind.List).Select(c => c.Code).SingleAsync(Cancel);
        await visitor.Get($"/i/{code.ToUpperInvariant()}");
        visitor.Location.ShouldBe($"/candidatures/candidater/{DemoActions.ThisYear}?par={code}");
        await visitor.Get("/i/rien");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_click_of_a_mail_program_is_enough_and_holds()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var address = scope.ServiceProvider.GetRequiredService<Maillage.Modules.Campaigns.Mails.UnsubscribeKey>().Address(DemoActions.Lead, "CCAS.de.metz.1@structure.example").PathAndQuery;
        using var program = new Visitor(world);
        await program.Get(address);
        program.Page.QuerySelector("main")!.TextContent.ShouldContain("La Traverse");
        await program.Post(address, ("List-Unsubscribe", "One-Click"));
        program.Status.ShouldBe(HttpStatusCode.OK);
        await program.Post(address, ("List-Unsubscribe", "One-Click"));
        program.Status.ShouldBe(HttpStatusCode.OK);
        await using var db = world.Open();
        (await db.Set<OptOut>().AnyAsync(o => o.MailHash == MailKey.Hash("ccas.de.metz.1@structure.example"), Cancel)).ShouldBeTrue();
        foreach (var wrong in new[] { "rien", address.Split('/')[^1][..^2] + "aa" })
        {
            await program.Get($"/campagnes/desinscription/{wrong}");
            program.Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_message_with_a_word_that_nothing_replaces_is_refused_and_nobody_else_opens_the_campaign()
    {
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"/campagnes/{DemoActions.LastYear}/message");
        await farida.Submit("main form", ("Form.Subject", ""), ("Form.Body", "Cher {prenom},"));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("{prenom} ne sera pas remplacé");
        await farida.Get($"{Here}/diffusion");
        farida.Page.QuerySelectorAll("textarea").Select(t => t.TextContent).ShouldAllBe(t => t.Contains("?par=") && !t.Contains('{'));
        foreach (var mail in new[] { "sophie.delvaux@demo.example", "myriam.colson@demo.example" })
        {
            using var other = await Visitor.SignedIn(world, mail);
            foreach (var address in new[] { "", "/canaux", "/message", "/apercu", "/envoi", "/lettres", "/diffusion", "/annulation" })
            {
                await other.Get($"{Here}{address}");
                other.Status.ShouldBe(HttpStatusCode.NotFound, $"{mail} {address}");
            }
        }
    }

    private async Task Oppose(string mail)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var address = scope.ServiceProvider.GetRequiredService<Maillage.Modules.Campaigns.Mails.UnsubscribeKey>().Address(DemoActions.Lead, mail).PathAndQuery;
        using var visitor = new Visitor(world);
        await visitor.Post(address);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static CampaignRound Round(World where) => where.Services.GetRequiredService<CampaignRound>();

    /// <summary>The day of the first session that stands, before or after the day the action says.</summary>
    private async Task<DateOnly> FirstSession()
    {
        await using var scope = world.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Maillage.Modules.Sessions.Contracts.ISessionFigures>().Of(DemoActions.ThisYearId, Cancel)).Sessions.Min(s => s.Date);
    }
}
