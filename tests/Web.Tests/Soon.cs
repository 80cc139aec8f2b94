using System.Diagnostics;

namespace Maillage.Tests;

/// <summary>Waits for what another server or a background round does by itself. How fast it is belongs to bin/bench and to the note of the test, not to its verdict: a busy machine is no fault.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Is(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(Limit, "it never came about");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"after {watch.Elapsed.TotalSeconds:0.00} s");
    }
}
