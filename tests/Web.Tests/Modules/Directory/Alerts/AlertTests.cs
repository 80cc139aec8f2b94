using System.Net;
using Maillage.Modules.Directory.Alerts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Alerts;

public sealed class AlertTests : IAsyncLifetime
{
    private const string Mail = "lucie@foyer.example";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly World world = new();

    [Fact]
    public async Task A_search_is_told_of_once_it_is_confirmed_and_only_of_what_has_changed_in_it()
    {
        using var visitor = new Visitor(world);
        var results = await visitor.Get("/annuaire?q=mallette&page=1");
        await visitor.Get(results.QuerySelector("a[href^='/annuaire/alertes/nouveau']")!.GetAttribute("href")!);
        await visitor.Submit("main form[method=post]", ("Email", "pas une adresse"));
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await visitor.Submit("main form[method=post]", ("Email", Mail));
        visitor.Page.QuerySelector(".flash")!.TextContent.ShouldContain("confirmez");
        var (_, link) = await Last();
        await Touch("mallette-du-pont-levis", world.Clock.GetUtcNow().AddSeconds(5));
        world.Clock.Advance(TimeSpan.FromDays(6));
        await Rounds();
        (await Count()).ShouldBe(1, "nothing is sent before it is confirmed");

        var page = await visitor.Get(link);
        await visitor.Submit("form:has([name=act])", []);
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get(link)).QuerySelector(".state")!.TextContent.ShouldContain("active");
        page.QuerySelector(".lead")!.TextContent.ShouldContain("mallette");
        await Touch("mallette-du-pont-levis", world.Clock.GetUtcNow().AddMinutes(1));
        await Touch("fachberatung-eupen", world.Clock.GetUtcNow().AddMinutes(1));
        world.Clock.Advance(TimeSpan.FromDays(8));
        await Rounds();
        await Rounds();
        (await Count()).ShouldBe(2);
        var (digest, _) = await Last();
        digest.Text.ShouldContain("La mallette du Pont-Levis");
        digest.Text.ShouldNotContain("Fachberatung");
        digest.UnsubscribeAddress.ShouldNotBeNull();
        world.Clock.Advance(TimeSpan.FromDays(8));
        await Rounds();
        (await Count()).ShouldBe(2, "without news nothing is sent");
    }

    [Fact]
    public async Task A_mail_program_stops_it_with_one_post_and_the_address_is_gone()
    {
        var link = await Confirmed();
        using var client = world.CreateClient();
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await client.PostAsync(new Uri(link, UriKind.RelativeOrAbsolute), body, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = world.Open();
        (await db.Set<SavedSearch>().CountAsync(Cancel)).ShouldBe(0);
        using var visitor = new Visitor(world);
        (await visitor.Get(link)).QuerySelector(".flash")!.TextContent.ShouldContain("arrêtée");
        await visitor.Get("/annuaire/alertes/inventee");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_whose_mail_came_back_is_written_to_no_more()
    {
        await Confirmed();
        await using (var db = world.Open())
        {
            var now = world.Clock.GetUtcNow().AddMinutes(1);
            db.Add(new OutgoingMail { Id = Guid.CreateVersion7(now), Recipient = Mail, Subject = "s", Text = "t", Html = "h", CreatedAt = now, DueAt = now, Failures = OutgoingMail.Attempts });
            await db.SaveChangesAsync(Cancel);
        }
        await Touch("mallette-du-pont-levis", world.Clock.GetUtcNow().AddMinutes(2));
        world.Clock.Advance(TimeSpan.FromDays(8));
        var before = await Count();
        await Rounds();
        (await Count()).ShouldBe(before);
        await using var after = world.Open();
        (await after.Set<SavedSearch>().SingleAsync(Cancel)).RefusedOn.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_servers_tell_each_of_many_once()
    {
        const int many = 450;
        await Touch("mallette-du-pont-levis", world.Clock.GetUtcNow().AddMinutes(-5));
        var now = world.Clock.GetUtcNow();
        await using (var db = world.Open())
        {
            db.AddRange(Enumerable.Range(1, many).Select(n => new SavedSearch { Id = Guid.CreateVersion7(now), Email = $"n{n}@x.example", EmailKey = $"n{n}@x.example", Query = "?q=mallette", Language = "fr", EveryDays = 7, CreatedAt = now.AddDays(-9), ConfirmedAt = now.AddDays(-9), SeenUntil = now.AddDays(-8), DueAt = now.AddSeconds(-1) }));
            await db.SaveChangesAsync(Cancel);
        }
        await using var replica = world.Replica();
        _ = replica.Server;
        await Task.WhenAll(new[] { world, replica, world, replica }.Select(w => Task.Run(async () =>
        {
            while (await w.Services.GetRequiredService<AlertRound>().Run(Cancel) > 0)
            {
            }
        }, Cancel)));
        await using var told = world.Open();
        var recipients = await told.Set<OutgoingMail>().Where(m => m.Recipient.EndsWith("@x.example")).Select(m => m.Recipient).ToListAsync(Cancel);
        recipients.Count.ShouldBe(many);
        recipients.Distinct(StringComparer.Ordinal).Count().ShouldBe(many);
    }

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task<string> Confirmed()
    {
        using var visitor = new Visitor(world);
        await visitor.Get("/annuaire/alertes/nouveau?q=mallette");
        await visitor.Submit("main form[method=post]", ("Email", Mail));
        var (_, link) = await Last();
        await visitor.Get(link);
        await visitor.Submit("form:has([name=act])", []);
        return link;
    }

    private async Task Rounds()
    {
        while (await world.Services.GetRequiredService<AlertRound>().Run(Cancel) > 0)
        {
        }
    }

    private async Task<int> Count()
    {
        await using var db = world.Open();
        return await db.Set<OutgoingMail>().CountAsync(m => m.Recipient == Mail, Cancel);
    }

    private async Task<(OutgoingMail Mail, string Link)> Last()
    {
        await using var db = world.Open();
        var mail = await db.Set<OutgoingMail>().Where(m => m.Recipient == Mail).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync(Cancel);
        var link = mail.Text.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(l => l.Contains("/annuaire/alertes/", StringComparison.Ordinal)) ?? "";
        return (mail, link.Length == 0 ? "" : new Uri(link).PathAndQuery);
    }

    private async Task Touch(string slug, DateTimeOffset at)
    {
        await using var db = world.Open();
        var service = await db.Set<Service>().SingleAsync(s => s.Slug == slug, Cancel);
        service.UpdatedAt = at;
        await db.SaveChangesAsync(Cancel);
    }
}
