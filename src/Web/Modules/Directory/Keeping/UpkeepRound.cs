using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Takes services a step further when they are due: asked, reminded, on the list of calls, asleep. One replica at a time, each step with its mail in one transaction.</summary>
internal sealed class UpkeepRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<UpkeepRound> logger) : BackgroundService
{
    /// <summary>How a change came about that only time made.</summary>
    public const string How = "delai";

    private const int PerBatch = 200;
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(5);

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
                logger.LogWarning("Upkeep waits: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>One batch; returns how many services it looked at, 0 when nothing is due.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var book = scope.ServiceProvider.GetRequiredService<UpkeepBook>();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Holds the other replicas off until this batch is saved.
        await db.Database.ExecuteSqlAsync($"insert into jobs (name, due_at) values ({"upkeep"}, 0) on conflict (name) do update set due_at = 0", cancel);
        var looked = await Enrol(db, book, now, cancel);
        var due = await (from u in db.Set<Upkeep>() where u.NextAt <= now join s in db.Set<Service>() on u.Id equals s.Id orderby u.NextAt, u.Id select new { Upkeep = u, Service = s }).Take(PerBatch).ToListAsync(cancel);
        var mailed = await book.Mailed(due.ConvertAll(d => d.Service), cancel);
        var mails = scope.ServiceProvider.GetRequiredService<UpkeepMails>();
        foreach (var one in due)
            Step(db, mails, one.Upkeep, mailed[one.Service.Id], now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return looked + due.Count;
    }

    private static void Step(AppDb db, UpkeepMails mails, Upkeep upkeep, MailedService one, DateTimeOffset now)
    {
        var service = one.Service;
        // Ceased, not to be listed, or gone from its source: nobody is asked, and it is followed again once it is listed.
        if (!EntryStates.Listed.Contains(service.State) || service.AbsentSince is not null)
        {
            upkeep.NextAt = null;
            return;
        }
        var before = service.State;
        // On the list of calls someone has said another state meanwhile: it is not put to sleep over that.
        if (upkeep.Stage is UpkeepStage.Calling && before != EntryStates.ToVerify)
        {
            upkeep.Restart(now);
            return;
        }
        if (upkeep.Step(before, one.Mail is not null, now) is { } state && state != before)
        {
            service.State = state;
            service.UpdatedAt = now;
            db.Add(new EntryChange { Id = Guid.CreateVersion7(now), EntryId = service.Id.Value, Field = EntryFields.State, Before = before, After = state, How = How, Who = "Maillage", At = now });
        }
        switch (upkeep.Stage)
        {
            case UpkeepStage.Asked:
                mails.Ask(one);
                break;
            case UpkeepStage.Reminded:
                mails.Remind(one);
                break;
            case UpkeepStage.Dormant:
                mails.TellAsleep(one);
                break;
            default:
                break;
        }
    }

    /// <summary>Follows services that came in, and those that came back by another way than a confirmation.</summary>
    private static async Task<int> Enrol(AppDb db, UpkeepBook book, DateTimeOffset now, CancellationToken cancel)
    {
        var listed = db.Set<Service>().Where(s => EntryStates.Listed.Contains(s.State) && s.AbsentSince == null);
        var newcomers = await listed.AsNoTracking().Where(s => !db.Set<Upkeep>().Any(u => u.Id == s.Id)).OrderBy(s => s.Id).Take(PerBatch * 5).ToListAsync(cancel);
        await book.Enrol(newcomers, cancel);
        foreach (var back in await (from u in db.Set<Upkeep>() where u.NextAt == null join s in listed on u.Id equals s.Id orderby u.Id select u).Take(PerBatch).ToListAsync(cancel))
            back.Restart(now);
        await db.SaveChangesAsync(cancel);
        return newcomers.Count;
    }
}
