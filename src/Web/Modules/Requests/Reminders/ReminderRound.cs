using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests.Reminders;

/// <summary>
/// Reminds services of requests that have waited eight days: one mail for all that wait for a service. On every replica,
/// one wave at a time: a row claimed by one is due again later, so that no other writes for it too.
/// </summary>
internal sealed class ReminderRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReminderRound> logger) : BackgroundService
{
    /// <summary>Services of one wave; the lock is given back between two.</summary>
    public const int PerWave = 100;

    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Run(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Reminders wait: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>One wave; returns how many requests were reminded of.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.GetUtcNow();
        if (!await Due(db, now).AnyAsync(cancel))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Holds every other wave off until this transaction ends, on both engines.
        await db.Database.ExecuteSqlAsync($"insert into jobs (name, due_at) values ({"request-reminders"}, 0) on conflict (name) do update set due_at = 0", cancel);
        var services = await Due(db, now).Select(a => a.ServiceId).Distinct().OrderBy(s => s).Take(PerWave).ToListAsync(cancel);
        var due = await Due(db, now).Where(a => services.Contains(a.ServiceId)).ToListAsync(cancel);
        var mails = scope.ServiceProvider.GetRequiredService<RequestMails>();
        var outgoing = new List<OutgoingMail>();
        foreach (var some in due.GroupBy(a => a.ServiceId))
        {
            foreach (var (mail, language) in await mails.AddressesOf(some.First(), cancel))
                outgoing.Add(mails.Reminder(mail, language, some.First().ServiceName, some.Count(), now));
        }
        await BulkInsert.Write(db, outgoing, cancel);
        var ids = due.ConvertAll(a => a.Id);
        var next = now.AddDays(Addressee.ReminderDays);
        await db.Set<Addressee>().Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(s => s
            .SetProperty(a => a.Reminders, a => a.Reminders + 1)
            .SetProperty(a => a.RemindAt, a => a.Reminders + 1 >= Addressee.MostReminders ? null : next), cancel);
        await transaction.CommitAsync(cancel);
        return due.Count;
    }

    private static IQueryable<Addressee> Due(AppDb db, DateTimeOffset now) => db.Set<Addressee>().AsNoTracking().Where(a => a.RemindAt != null && a.RemindAt <= now);
}
