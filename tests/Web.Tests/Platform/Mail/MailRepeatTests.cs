using System.Collections.Concurrent;
using System.Net.Mail;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maillage.Tests.Platform.Mail;

/// <summary>Two servers, a server that dies while it sends, an address that does not exist: no mail leaves twice but once after a death, and the queue goes on.</summary>
public sealed class MailRepeatTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly World world = new();

    // A day ahead of the world's: the servers' own rounds leave these mails alone.
    private readonly TestClock clock = new();
    private readonly Recorder outside = new();

    [Fact]
    public async Task Two_servers_that_send_at_once_hand_each_mail_over_once()
    {
        const int many = 120;
        await Enqueue(many);
        await using var replica = world.Replica();
        _ = replica.Server;
        MailRound[] rounds = [Round(world), Round(replica), Round(world), Round(replica)];
        await Task.WhenAll(rounds.Select(r => Task.Run(async () =>
        {
            while (await r.SendNext(Cancel))
            {
            }
        }, Cancel)));
        outside.Sent.Count.ShouldBe(many);
        outside.Sent.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task A_server_that_dies_while_it_sends_leads_to_one_repeat_at_most_with_the_same_id()
    {
        await Enqueue(1);
        for (var death = 0; death < 4; death++)
        {
            using var life = new CancellationTokenSource();
            outside.Dies = life;
            try
            {
                await Round(world).SendNext(life.Token);
            }
            catch (OperationCanceledException)
            {
                // As a server that is killed: it handed the mail over, and nobody wrote that down.
            }
            clock.Advance(TimeSpan.FromMinutes(6));
        }
        outside.Sent.ShouldHaveSingleItem().Value.ShouldBe(2);
    }

    [Fact]
    public async Task An_address_that_a_server_refuses_is_marked_and_the_others_leave()
    {
        await Enqueue(3);
        outside.Refused = "1@exemple.example";
        var round = Round(world);
        while (await round.SendNext(Cancel))
        {
        }
        outside.Sent.Count.ShouldBe(2);
        await using var db = world.Open();
        var mail = await db.Set<OutgoingMail>().SingleAsync(m => m.Recipient == outside.Refused, Cancel);
        (mail.Failures, mail.Uncertain).ShouldBe((OutgoingMail.Attempts, 0));
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_again_and_loses_no_mail()
    {
        await Enqueue(1);
        outside.IsDown = true;
        for (var i = 0; i < 4; i++)
        {
            await Round(world).SendNext(Cancel);
            clock.Advance(TimeSpan.FromHours(4));
        }
        outside.IsDown = false;
        await Round(world).SendNext(Cancel);
        outside.Sent.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        await using var db = world.Open();
        await db.Set<OutgoingMail>().ExecuteDeleteAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    private MailRound Round(World of) => new(of.Services.GetRequiredService<IServiceScopeFactory>(), outside, of.Services.GetRequiredService<Settings>(), clock, NullLogger<MailRound>.Instance);

    private async Task Enqueue(int many)
    {
        clock.Advance(TimeSpan.FromDays(1));
        var now = clock.GetUtcNow();
        await using var db = world.Open();
        for (var n = 0; n < many; n++)
            db.Add(new OutgoingMail { Id = Guid.CreateVersion7(now), Recipient = $"{n}@exemple.example", Subject = "Une place", Text = "Bonjour", Html = "<p>Bonjour</p>", CreatedAt = now, DueAt = now });
        await db.SaveChangesAsync(Cancel);
    }

    private sealed class Recorder : IPostman
    {
        public ConcurrentDictionary<Guid, int> Sent { get; } = new();

        public CancellationTokenSource? Dies { get; set; }

        public string? Refused { get; set; }

        public bool IsDown { get; set; }

        public Task Deliver(OutgoingMail mail, CancellationToken cancel)
        {
            if (IsDown)
                throw new SmtpException("down", new System.Net.Sockets.SocketException());
            if (mail.Recipient == Refused)
                throw new SmtpFailedRecipientException(SmtpStatusCode.MailboxUnavailable, mail.Recipient);
            Sent.AddOrUpdate(mail.Id, 1, (_, times) => times + 1);
            Dies?.Cancel();
            Dies?.Token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }
    }
}
