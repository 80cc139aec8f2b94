using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Data;

/// <summary>An entity of which servers keep a copy in memory; <see cref="Copy"/> names it ("directory", "vocabularies"…).</summary>
internal interface IKeptInMemory
{
    string Copy { get; }
}

/// <summary>How often a kept copy's source has changed, so that every replica sees a change of any other.</summary>
internal sealed class DataVersion
{
    public required string Name { get; init; }

    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DataVersion>
    {
        public void Configure(EntityTypeBuilder<DataVersion> builder) => builder.ToTable("data_versions").HasKey(v => v.Name);
    }
}

internal static class DataVersions
{
    /// <summary>Raises the version inside the caller's transaction; call it after bulk writes that bypass SaveChanges.</summary>
    public static async Task Raise(AppDb db, string copy, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync($"insert into data_versions (name, version) values ({copy}, 1) on conflict (name) do update set version = data_versions.version + 1", cancel);

    public static async Task<long> Read(AppDb db, string copy, CancellationToken cancel) =>
        await db.Set<DataVersion>().Where(v => v.Name == copy).Select(v => v.Version).SingleOrDefaultAsync(cancel);
}

/// <summary>A copy that another may be built from.</summary>
internal interface IKeptCopy
{
    /// <summary>Loads again if anything changed; a request that must see its own change calls it.</summary>
    Task Refresh(CancellationToken cancel);
}

/// <summary>A copy of data in memory, loaded at start and again within half a second of a change made on any replica.</summary>
internal abstract class KeptCopy<T>(IServiceScopeFactory scopes, ILogger logger) : BackgroundService, Hosting.IStartupStep, IKeptCopy where T : class
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(400);
    private readonly SemaphoreSlim loading = new(1, 1);
    private T? current;
    private long version = -1;

    public virtual int Order => 100;

    /// <summary>The names of the versions this copy follows, the first being its own.</summary>
    protected abstract IReadOnlyList<string> Follows { get; }

    /// <summary>Other copies this one reads while loading: brought up to date first, whoever noticed the change first.</summary>
    protected virtual IEnumerable<IKeptCopy> BuiltFrom => [];

    public T Current => current ?? throw new InvalidOperationException($"{GetType().Name} is not loaded yet.");

    protected abstract Task<T> Load(AppDb db, CancellationToken cancel);

    public async Task Refresh(CancellationToken cancel)
    {
        await loading.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            // Read before the data: a change in between is loaded twice rather than never.
            long now = 0;
            foreach (var copy in Follows)
                now += await DataVersions.Read(db, copy, cancel);
            if (now == version && current is not null)
                return;
            foreach (var copy in BuiltFrom)
                await copy.Refresh(cancel);
            current = await Load(db, cancel);
            version = now;
        }
        finally
        {
            loading.Release();
        }
    }

    Task Hosting.IStartupStep.Run(CancellationToken cancel) => Refresh(cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Refresh(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; the old copy goes on answering.
                logger.LogWarning(e, "Could not refresh {Copy}", Follows[0]);
            }
        }
    }

    public override void Dispose()
    {
        loading.Dispose();
        base.Dispose();
    }
}

internal static class KeptCopyRegistration
{
    public static void AddKeptCopy<TCopy>(this IServiceCollection services) where TCopy : class, Hosting.IStartupStep, IHostedService
    {
        services.AddSingleton<TCopy>();
        services.AddSingleton<Hosting.IStartupStep>(s => s.GetRequiredService<TCopy>());
        services.AddHostedService(s => s.GetRequiredService<TCopy>());
    }
}
