using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;
using Maillage.Platform.Solver;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Computes the draws that wait, one at a time and on a thread of its own, and gives sign of life in the database: who waits may ask any replica, and a computation that died goes back to its rules.</summary>
internal sealed class DrawRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<DrawRound> logger) : BackgroundService
{
    /// <summary>Silence after which a computation is taken for dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private const int GreedyWork = 200_000;

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

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
                logger.LogWarning("A draw waits: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>Lets go what died, then computes the draw that has waited longest.</summary>
    public async Task Run(CancellationToken stop)
    {
        SortitionId? next;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = time.GetUtcNow();
            var dead = now - Silence;
            await db.Set<Sortition>().Where(s => s.State == SortitionState.Computing && s.BeatAt < dead)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SortitionState.Draft).SetProperty(x => x.Note, "groups.note.interrupted").SetProperty(x => x.BeatAt, (DateTimeOffset?)null).SetProperty(x => x.Version, x => x.Version + 1), stop);
            var waiting = await db.Set<Sortition>().AsNoTracking().Where(s => s.State == SortitionState.Computing && s.BeatAt == null).OrderBy(s => s.Id).Select(s => s.Id).Take(1).ToListAsync(stop);
            next = waiting.Count == 0 ? null : waiting[0];
            // One replica only gets it.
            if (next is { } id && await db.Set<Sortition>().Where(s => s.Id == id && s.State == SortitionState.Computing && s.BeatAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.BeatAt, now).SetProperty(x => x.Version, x => x.Version + 1), stop) == 0)
                next = null;
        }
        if (next is { } mine)
            await Compute(mine, stop);
    }

    private async Task Compute(SortitionId id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<SortitionBook>();
        var (pool, rules) = await book.Frozen(id, stop);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var latest = new Latest();
        var work = OnOwnThread(() => Work(pool, rules, latest, cancel.Token));
        while (await Task.WhenAny(work, Task.Delay(Rhythm, time, CancellationToken.None)) != work)
        {
            if (!stop.IsCancellationRequested && await Beat(id, latest.Value, stop))
                await cancel.CancelAsync();
        }
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var sortition = await db.Set<Sortition>().SingleAsync(s => s.Id == id, CancellationToken.None);
        try
        {
            var done = await work;
            if (sortition.IsCancelAsked)
                sortition.Fail("groups.note.cancelled");
            else if (done is null)
                sortition.Fail("groups.note.impossible");
            else
                await Keep(scope.ServiceProvider, sortition, done);
        }
        catch (OperationCanceledException)
        {
            sortition.Fail(sortition.IsCancelAsked ? "groups.note.cancelled" : "groups.note.interrupted");
        }
        catch (SolversMissingException)
        {
            sortition.Fail("groups.note.solvers");
        }
        catch (Exception e) when (e is SolverException or DrawFault)
        {
            logger.LogWarning("A draw could not be computed: {Error}", e.GetType().Name);
            sortition.Fail("groups.note.failed");
        }
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task Keep(IServiceProvider services, Sortition sortition, Computed done)
    {
        var book = services.GetRequiredService<SortitionBook>();
        var (outcome, greedy) = (done.Outcome, done.Greedy.Shares);
        sortition.Complete(outcome, done.Greedy.Min, time.GetUtcNow());
        await book.Write(sortition.Id, DrawFiles.Of(outcome, null), CancellationToken.None);
        var places = outcome.Pool.People.Index().ToDictionary(p => p.Item.Id, p => p.Index, StringComparer.Ordinal);
        foreach (var ticket in await services.GetRequiredService<AppDb>().Set<Ticket>().Where(t => t.SortitionId == sortition.Id && t.IsInPool).ToListAsync(CancellationToken.None))
        {
            var place = places[ticket.PublicId];
            ticket.Learn(outcome.Chances[place], outcome.Times[place], greedy.Count == 0 ? null : greedy[place], done.Excluded.GetValueOrDefault(place));
        }
        book.Note(sortition, SortitionStep.Computed, null, outcome.Commitment);
    }

    /// <summary>The draw, what the usual method would have given, and for whom the rules exclude what would have let them in.</summary>
    private static Computed? Work(Pool pool, DrawRules rules, Latest progress, CancellationToken cancel)
    {
        if (FairDraw.Compose(pool, rules, progress: progress, cancel: cancel).Outcome is not { } outcome)
            return null;
        var excluded = new Dictionary<int, IReadOnlyList<Relaxation>>();
        // People whom no rule tells apart are told the same.
        foreach (var type in outcome.Problem.Types.Where(t => outcome.Chances[t.Members[0]] <= 0))
        {
            var told = ApplicantChance.Of(outcome, pool.People[type.Members[0]].Id, cancel)!;
            foreach (var member in type.Members)
                excluded[member] = told.Changes ?? [];
        }
        return new Computed(outcome, Greedy.Simulate(pool, rules, Math.Clamp(GreedyWork / pool.People.Count, 50, 2000), cancel), excluded);
    }

    /// <summary>Says how far it has come; true when it is to stop.</summary>
    private async Task<bool> Beat(SortitionId id, DrawProgress? latest, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (now, stage, part) = (time.GetUtcNow(), latest?.Stage, (int)(100 * (latest?.Part ?? 0)));
        await db.Set<Sortition>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.BeatAt, now).SetProperty(x => x.Stage, stage).SetProperty(x => x.Part, part), cancel);
        return await db.Set<Sortition>().Where(s => s.Id == id).Select(s => s.IsCancelAsked).SingleAsync(cancel);
    }

    // Below the threads that answer: the server stays quick while it computes.
    private static Task<T> OnOwnThread<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException)
            {
                done.SetCanceled();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        })
        {
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
            Name = "draw",
        };
        thread.Start();
        return done.Task;
    }

    private sealed record Computed(DrawOutcome Outcome, Greedy Greedy, IReadOnlyDictionary<int, IReadOnlyList<Relaxation>> Excluded);

    private sealed class Latest : IProgress<DrawProgress>
    {
        private volatile DrawProgress? value;

        public DrawProgress? Value => value;

        public void Report(DrawProgress value) => this.value = value;
    }
}
