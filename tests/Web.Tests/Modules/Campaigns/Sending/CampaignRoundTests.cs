using Maillage.Demo;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Campaigns.Sending;

/// <summary>Two hundred and fifty invitations, while no mail server takes anything.</summary>
public sealed class CampaignRoundTests : IAsyncLifetime
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Here = $"/campagnes/{DemoActions.ThisYear}";
    private readonly World world = new World().With("smtp", "smtp://127.0.0.1:1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        await using var db = world.Open();
        var known = (await db.Set<Contact>().SingleAsync(c => c.Id == DemoLists.ContactOf(1), Cancel)).Email!;
        for (var number = 1; number <= 250; number++)
        {
            db.Add(new Invitation
            {
                Id = new InvitationId(DemoWorld.Id("many", $"{number}")),
                ActionId = DemoActions.ThisYearId,
                ChannelId = new ChannelId(DemoWorld.Id("campaign-channel", "d3m2l7s4")),
                Email = number == 1 ? known : $"beaucoup.{number}@structure.example",
                EmailKey = number == 1 ? MailKey.Of(known) : $"beaucoup.{number}@structure.example",
                StructureName = "Structure",
                StructureKey = "structure",
                DueAt = world.Clock.GetUtcNow().AddMinutes(number == 1 ? -2 : -1),
            });
        }
        (await db.Set<Campaign>().SingleAsync(c => c.ActionId == DemoActions.ThisYearId, Cancel)).StartedAt = world.Clock.GetUtcNow();
        await db.SaveChangesAsync(Cancel);
    }

    [Fact]
    public async Task The_outbox_never_holds_more_than_two_hundred_a_pause_holds_and_what_comes_back_is_said()
    {
        await using var db = world.Open();
        // What other modules have put there takes room too.
        var others = await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null, Cancel);
        for (var turn = 0; turn < 4; turn++)
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Round.Run(Cancel)));
        (await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null, Cancel)).ShouldBe(CampaignRound.MostWaiting);
        (await Left(db)).ShouldBe(CampaignRound.MostWaiting - others);

        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get(Here);
        await farida.Submit("main form", ("act", "pause"));
        farida.Location.ShouldBe(Here);
        (await Round.Run(Cancel)).ShouldBe(0);
        await farida.Get(Here);
        await farida.Submit("main form", ("act", "resume"));
        farida.Location.ShouldBe(Here);

        // The server refuses them for good: said at the campaign; the others go on, and nobody is written to twice.
        for (var turn = 0; turn < 5; turn++)
        {
            await db.Set<OutgoingMail>().Where(m => m.SentAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.Failures, OutgoingMail.Attempts), Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(2));
            await Round.Run(Cancel);
        }
        (await Left(db)).ShouldBe(250);
        (await db.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == DemoLists.ContactOf(1), Cancel)).BouncedOn.ShouldNotBeNull();
        await farida.Get(Here);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("non remises");
        (await db.Set<OutgoingMail>().Where(m => m.UnsubscribeAddress != null).GroupBy(m => m.Recipient).AnyAsync(g => g.Count() > 1, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_campaign_forgets_only_what_has_not_left()
    {
        await Round.Run(Cancel);
        using var farida = await Visitor.SignedIn(world, Farida);
        await farida.Get($"{Here}/annulation");
        await farida.Submit("main form");
        farida.Location.ShouldBe(Here);
        await using var db = world.Open();
        var rest = await db.Set<Invitation>().AsNoTracking().Where(i => i.ActionId == DemoActions.ThisYearId).ToListAsync(Cancel);
        rest.ShouldAllBe(i => i.SentAt != null);
        (await Round.Run(Cancel)).ShouldBe(0);
        // Those that did not leave may be invited later: the page offers them again.
        await farida.Get(Here);
        farida.Page.QuerySelector("main")!.TextContent.ShouldContain("Qui peut encore être invité");
    }

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    private CampaignRound Round => world.Services.GetRequiredService<CampaignRound>();

    private static Task<int> Left(Maillage.Platform.Data.AppDb db) => db.Set<Invitation>().CountAsync(i => i.SentAt != null && i.ActionId == DemoActions.ThisYearId, Cancel);
}
