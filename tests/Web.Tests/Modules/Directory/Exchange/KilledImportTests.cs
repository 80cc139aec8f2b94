using System.Diagnostics;
using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

/// <summary>The real program, killed with SIGKILL while it imports: the directory is as before or complete.</summary>
public sealed class KilledImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_import_leaves_nothing_or_everything()
    {
        var folder = Inventory.Folder;
        var whole = await Duration(folder);
        foreach (var share in new[] { 0.5, 0.75, 0.9 })
        {
            await using var database = await TestDatabase.Create();
            (await Verb.Run(database, "export", "hsds", Path.Combine(database.Folder, "empty"))).Code.ShouldBe(0);
            using (var import = Start(database, folder))
            {
                await Task.Delay(whole * share, Cancel);
                import.Kill();
                await import.WaitForExitAsync(Cancel);
            }
            await using (var db = database.Open())
                (await db.Set<Service>().CountAsync(Cancel)).ShouldBeOneOf(0, 1658);
            (await Verb.Run(database, "import", "orservices", folder, "--zone", "America/New_York")).LastLine.ShouldBeOneOf("3261 created, 0 updated, 0 unchanged, 0 rejected", "0 created, 0 updated, 3261 unchanged, 0 rejected");
        }
    }

    /// <summary>How long an import takes here and now when nobody kills it.</summary>
    private static async Task<TimeSpan> Duration(string folder)
    {
        await using var database = await TestDatabase.Create();
        var watch = Stopwatch.StartNew();
        using var import = Start(database, folder);
        await import.WaitForExitAsync(Cancel);
        import.ExitCode.ShouldBe(0);
        return watch.Elapsed;
    }

    private static Process Start(TestDatabase database, string folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Maillage.Web"), ["import", "orservices", folder, "--zone", "America/New_York", "--data", database.Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (database.Connection is { } connection)
            start.Environment["MAILLAGE_DATABASE"] = connection;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
