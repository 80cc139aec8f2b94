using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Sending;

/// <summary>
/// Hands invitations to the outbox in waves, on every replica; one wave at a time, so that each invitation leaves once.
/// The outbox never holds many: what else the house has to say is not kept waiting.
/// </summary>
internal sealed class CampaignRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<CampaignRound> logger) : BackgroundService
{
    public const int PerWave = 100;
    public const int MostWaiting = 200;

    // A mail that failed three times, over more than half an hour, no longer holds the others up.
    private const int Patience = 3;

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReturnsEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Invitations wait: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>One wave, where one is due; returns how many invitations went to the outbox.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.GetUtcNow();
        await NoteReturns(db, now, cancel);
        if (!await Due(db, now).AnyAsync(cancel))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Lock(db, cancel);
        var waiting = await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null && m.Failures < Patience, cancel);
        var wave = await Due(db, now).OrderBy(i => i.DueAt).ThenBy(i => i.Id).Take(Math.Clamp(MostWaiting - waiting, 0, PerWave)).ToListAsync(cancel);
        foreach (var some in wave.GroupBy(i => i.ActionId))
            await Hand(scope.ServiceProvider, db, some.Key, [.. some], now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return wave.Count(i => i.SentAt is not null);
    }

    /// <summary>Holds every other wave, pause or end off until the transaction ends, on both engines.</summary>
    public static Task Lock(AppDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"insert into jobs (name, due_at) values ({"campaign-wave"}, 0) on conflict (name) do update set due_at = 0", cancel);

    private static IQueryable<Invitation> Due(AppDb db, DateTimeOffset now) =>
        from c in db.Set<Campaign>()
        where c.StartedAt != null && c.StoppedAt == null
        join i in db.Set<Invitation>().Waiting(letters: false) on c.ActionId equals i.ActionId
        where i.DueAt <= now
        select i;

    private static async Task Hand(IServiceProvider services, AppDb db, ActionId id, IReadOnlyList<Invitation> some, DateTimeOffset now, CancellationToken cancel)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().Include(c => c.Channels).SingleAsync(c => c.ActionId == id, cancel);
        var row = db.Set<Campaign>().Where(c => c.ActionId == id);
        // Nobody is signed in here: an action that was withdrawn meanwhile is not found, and the links would lead nowhere.
        if (await services.GetRequiredService<IActions>().Find(id, cancel) is not { IsPublished: true } action)
        {
            await row.ExecuteUpdateAsync(s => s.SetProperty(c => c.StoppedAt, now), cancel);
            return;
        }
        // Not a change that a person would have to look at again: the version stays, so that pausing never meets a conflict.
        await row.ExecuteUpdateAsync(s => s.SetProperty(c => c.LastBatchAt, now), cancel);
        var writer = services.GetRequiredService<InvitationWriter>();
        var head = await writer.Head(campaign, action, cancel);
        var channels = campaign.Channels.ToDictionary(c => c.Id);
        // Whoever opposed since the campaign began is not written to.
        var opposed = await services.GetRequiredService<Opposition>().Among(campaign.OrganizationId, some.Select(i => i.EmailKey).OfType<string>(), cancel);
        foreach (var invitation in some)
        {
            if (invitation is not { Email: { } mail, EmailKey: { } key } || opposed.ContainsKey(key))
            {
                invitation.Oppose();
                continue;
            }
            var outgoing = writer.Outgoing(head, writer.Mail(head, channels[invitation.ChannelId], mail, invitation.StructureName, invitation.Addressee), mail, now);
            db.Add(outgoing);
            invitation.Leave(now, outgoing.Id);
        }
    }

    /// <summary>Mails that no server took: said on the campaign's page and at the contact.</summary>
    private static async Task NoteReturns(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await Job.Take(db, "campaign-returns", now, ReturnsEvery, cancel))
            return;
        var returned = await (from m in db.Set<OutgoingMail>() where m.Failures >= OutgoingMail.Attempts && m.SentAt == null join i in db.Set<Invitation>() on m.Id equals i.MailId where i.Outcome == null orderby i.Id select i).Take(PerWave).ToListAsync(cancel);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var invitation in returned)
        {
            invitation.NotDelivered();
            var contacts = from k in db.Set<Campaign>()
                           where k.ActionId == invitation.ActionId
                           join l in db.Set<MailingList>() on k.OrganizationId equals l.OrganizationId
                           join c in db.Set<Contact>() on l.Id equals c.ListId
                           where c.EmailKey != null && c.EmailKey == invitation.EmailKey
                           select c;
            foreach (var contact in await contacts.ToListAsync(cancel))
                contact.Bounce(today);
        }
        if (returned.Count > 0)
            await db.SaveChangesAsync(cancel);
    }
}
