using System.CommandLine;
using Maillage.Platform.Data;

namespace Maillage.Platform.Hosting;

/// <summary>The program without its server, for verbs that work on the database.</summary>
internal static class DataApplication
{
    /// <summary>As MAILLAGE_DATABASE; not shown, for what is typed can be read by others of the same machine.</summary>
    public static Option<string?> Database() => new("--database") { Hidden = true };

    /// <summary>Opens and migrates the database that --data or the settings name; copies in memory that only answers need are not loaded.</summary>
    public static async Task<WebApplication> Open(ParseResult parsed, CancellationToken cancel)
    {
        var app = Build(parsed);
        await app.Services.GetRequiredService<Migrator>().Migrate(cancel);
        return app;
    }

    /// <summary>The same, its database left as it is.</summary>
    public static WebApplication Build(ParseResult parsed)
    {
        // What a verb says is its answer; the program's own remarks would be lines among it.
        var settings = new List<string> { "--Logging:Console:LogLevel:Default=None" };
        if (parsed.GetValue<string?>("--data") is { } folder)
            settings.Add($"--data={folder}");
        if (parsed.GetValue<string?>("--database") is { } database)
            settings.Add($"--database={database}");
        return Application.Build([.. settings]);
    }

    /// <summary>Loads what stands before everything else: the lists and their copies. The order is that of the start-up steps.</summary>
    public static async Task LoadLists(this IServiceProvider services, CancellationToken cancel)
    {
        foreach (var step in services.GetServices<IStartupStep>().OrderBy(s => s.Order).TakeWhile(s => s.Order < LastOfLists))
            await step.Run(cancel);
    }

    private const int LastOfLists = 50;
}
