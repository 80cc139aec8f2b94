using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Platform.Jobs;

/// <summary>Throws away what is over, once an hour and on one replica only.</summary>
internal sealed class CleaningRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<CleaningRound> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // How often a replica asks whether it is its turn.
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanWhenDue(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Cleaning waits: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>Cleans if it is due and no other replica does; false when it was not this one's turn.</summary>
    public async Task<bool> CleanWhenDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        if (!await Job.Take(scope.ServiceProvider.GetRequiredService<AppDb>(), "cleaning", now, Every, cancel))
            return false;
        foreach (var cleaning in scope.ServiceProvider.GetServices<ICleaning>())
        {
            try
            {
                // How much, never whose.
                if (await cleaning.Clean(now, cancel) is > 0 and var gone)
                    logger.LogInformation("Cleaned {What}: {Count}", cleaning.What, gone);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Could not clean {What}: {Error}", cleaning.What, e.GetType().Name);
            }
        }
        return true;
    }
}

internal static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services)
    {
        foreach (var cleaning in Discovered.Types<ICleaning>())
            services.AddScoped(typeof(ICleaning), cleaning);
        services.AddSingleton<CleaningRound>();
        services.AddHostedService(s => s.GetRequiredService<CleaningRound>());
    }
}
