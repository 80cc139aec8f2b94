using System.Collections.Concurrent;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Field.Records;

/// <summary>What one phone sent and waits for; everything that costs time and needs no lock is done.</summary>
internal sealed class Sending(AccountId by, IReadOnlyCollection<TeamId> teams, SpaceId space, PushBody body)
{
    public AccountId By { get; } = by;

    public IReadOnlyCollection<TeamId> Teams { get; } = teams;

    public SpaceId Space { get; } = space;

    public PushBody Body { get; } = body;

    public IReadOnlyList<byte[]> Hashes { get; } = [.. body.Ops.Select(o => o.Hash(space))];

    public TaskCompletionSource<IReadOnlyList<PushResult>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>
/// What waits while a transaction is written goes into the next one together: thirty phones at once cost one lock and one write to the disk instead of thirty.
/// Nothing is kept in it that an answer was given for.
/// </summary>
internal sealed class PushQueue(IServiceScopeFactory scopes, Settings settings)
{
    private const int MostTogether = 64;
    private readonly ConcurrentDictionary<SpaceId, Lane> lanes = [];

    public Task<IReadOnlyList<PushResult>> Add(Sending sending)
    {
        // SQLite has one writer: one lane.
        var lane = lanes.GetOrAdd(settings.IsPostgres ? sending.Space : default, _ => new Lane());
        lane.Waiting.Enqueue(sending);
        if (lane.TryBegin())
            _ = Task.Run(() => Drain(lane));
        return sending.Answer.Task;
    }

    private async Task Drain(Lane lane)
    {
        do
        {
            var together = new List<Sending>();
            while (together.Count < MostTogether && lane.Waiting.TryDequeue(out var sending))
                together.Add(sending);
            foreach (var group in together.GroupBy(s => s.Space))
                await Write([.. group]);
        }
        while (lane.GoesOn());
    }

    private async Task Write(IReadOnlyList<Sending> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answers = await scope.ServiceProvider.GetRequiredService<PushDesk>().Write(group);
            for (var i = 0; i < group.Count; i++)
            {
                if (answers[i] is { Error: { } error })
                    group[i].Answer.TrySetException(error);
                else
                    group[i].Answer.TrySetResult(answers[i].Results!);
            }
        }
        catch (Exception e)
        {
            // Nothing was written. One of them may be the cause: each for itself.
            if (group is [var alone])
                alone.Answer.TrySetException(e);
            else
                foreach (var sending in group)
                    await Write([sending]);
        }
    }

    private sealed class Lane
    {
        private int busy;

        public ConcurrentQueue<Sending> Waiting { get; } = new();

        public bool TryBegin() => Interlocked.CompareExchange(ref busy, 1, 0) == 0;

        // Who came between the last look and the rest finds the lane busy: look once more.
        public bool GoesOn()
        {
            if (!Waiting.IsEmpty)
                return true;
            Volatile.Write(ref busy, 0);
            return !Waiting.IsEmpty && TryBegin();
        }
    }
}
