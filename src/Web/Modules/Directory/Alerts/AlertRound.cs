using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>
/// Looks at the saved searches that are due, on every replica. Some are taken by moving their due date on, in one statement that gives each to one replica only;
/// their mails and their next due date are saved together, and only by who still holds them: nobody is told twice, whoever dies in between.
/// </summary>
internal sealed class AlertRound(IServiceScopeFactory scopes, DirectoryIndex index, TimeProvider time, ILogger<AlertRound> logger) : BackgroundService
{
    public const int AtOnce = 200;

    /// <summary>Longer than some may take: whoever took them and died gives them back after this.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(30);

    // A change is looked at once every replica has surely made its index anew.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

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
                logger.LogWarning("Alerts wait: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>Looks at some of those that are due; 0 when none is.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.GetUtcNow();
        var due = await db.Set<SavedSearch>().Where(s => s.ConfirmedAt != null && s.RefusedOn == null && s.DueAt <= now).OrderBy(s => s.DueAt).ThenBy(s => s.Id).Select(s => s.Id).Take(AtOnce).ToListAsync(cancel);
        if (due.Count == 0)
            return 0;
        var (me, current) = (Guid.CreateVersion7(now), index.Current);
        await db.Set<SavedSearch>().Where(s => due.Contains(s.Id) && s.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, now + Lease).SetProperty(s => s.TakenBy, me), cancel);
        var mine = await db.Set<SavedSearch>().AsNoTracking().Where(s => s.TakenBy == me).ToListAsync(cancel);
        if (mine.Count > 0)
            await Tell(scope.ServiceProvider, db, current, mine, me, now, cancel);
        return due.Count;
    }

    private static async Task Tell(IServiceProvider services, AppDb db, SearchIndex current, List<SavedSearch> mine, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        var until = now - Settled;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var refused = await Refused(db, mine, cancel);
        var changed = await Changed(db, mine.Min(s => s.SeenUntil), until, cancel);
        var mails = services.GetRequiredService<AlertMails>();
        var entries = Entries(current, changed);
        foreach (var search in mine.Where(s => !refused.Contains(s.Id)))
        {
            if (Matching(current, search, entries).Select(e => changed[current.Cards.Id(e)]).Where(c => c.At > search.SeenUntil).ToList() is { Count: > 0 } news)
                mails.TellOf(search, news);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = 0;
        foreach (var some in mine.GroupBy(s => s.EveryDays))
        {
            kept += await db.Set<SavedSearch>().Where(s => s.TakenBy == me && s.EveryDays == some.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, now.AddDays(some.Key)).SetProperty(s => s.SeenUntil, until).SetProperty(s => s.TakenBy, (Guid?)null), cancel);
        }
        await db.Set<SavedSearch>().Where(s => refused.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RefusedOn, today), cancel);
        // Stopped meanwhile, or taken by another after the lease: those who are still to be told are told by the next round.
        if (kept < mine.Count)
        {
            await transaction.RollbackAsync(cancel);
            await db.Set<SavedSearch>().Where(s => s.TakenBy == me).ExecuteUpdateAsync(set => set.SetProperty(s => s.DueAt, now).SetProperty(s => s.TakenBy, (Guid?)null), cancel);
            return;
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Those whose last mail came back: the address is written to no more.</summary>
    private static async Task<List<Guid>> Refused(AppDb db, List<SavedSearch> mine, CancellationToken cancel)
    {
        List<string> mails = [.. mine.Select(s => s.Email).Distinct(StringComparer.Ordinal)];
        var back = await db.Set<OutgoingMail>().Where(m => m.SentAt == null && m.Failures >= OutgoingMail.Attempts && mails.Contains(m.Recipient)).Select(m => new { m.Recipient, m.CreatedAt }).ToListAsync(cancel);
        return [.. mine.Where(s => back.Exists(m => m.Recipient == s.Email && m.CreatedAt > s.ConfirmedAt)).Select(s => s.Id)];
    }

    private static async Task<Dictionary<Guid, ChangedEntry>> Changed(AppDb db, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) =>
        await (from s in db.Set<Service>().AsNoTracking()
               where s.UpdatedAt > since && s.UpdatedAt <= until && EntryStates.Listed.Contains(s.State) && s.AbsentSince == null
               join o in db.Set<Organization>() on s.OrganizationId equals o.Id into owners
               from o in owners.DefaultIfEmpty()
               select new { s.Id, s.Name, Organization = o.Name, s.UpdatedAt }).ToDictionaryAsync(s => s.Id.Value, s => new ChangedEntry(s.Name, s.Organization, s.UpdatedAt), cancel);

    private static List<int> Entries(SearchIndex current, Dictionary<Guid, ChangedEntry> changed) =>
        changed.Count == 0 ? [] : [.. Enumerable.Range(0, current.Count).Where(e => changed.ContainsKey(current.Cards.Id(e)))];

    private static IReadOnlyList<int> Matching(SearchIndex current, SavedSearch search, List<int> entries) =>
        entries.Count > 0 && QueryReader.Read(search.Query, 0).Query is { } query ? Searcher.Among(current, query, entries) : [];
}
