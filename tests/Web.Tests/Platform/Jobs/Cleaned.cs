using Maillage.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Jobs;

internal static class Cleaned
{
    /// <summary>Lets one of those who clean do so as of a moment; how much went.</summary>
    public static async Task<int> Clean<T>(this World world, DateTimeOffset now) where T : ICleaning
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICleaning>().OfType<T>().Single().Clean(now, TestContext.Current.CancellationToken);
    }
}
