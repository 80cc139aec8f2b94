using Maillage.Platform.Hosting;

namespace Maillage.Modules.Field.Records;

/// <summary>SQLite has one writer at a time, and who finds it busy sleeps and asks again: here they stand in line instead. PostgreSQL queues at the row's lock by itself.</summary>
internal sealed class WriteTurn(Settings settings) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable?> Take(CancellationToken cancel)
    {
        if (settings.IsPostgres)
            return null;
        await one.WaitAsync(cancel);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
