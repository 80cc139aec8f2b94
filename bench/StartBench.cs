using System.Diagnostics;

namespace Maillage.Bench;

/// <summary>The published program: how soon it answers on a filled database and what it takes; how long the real inventory takes to come in.</summary>
internal static class StartBench
{
    public static async Task Start()
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        await Serve(data, demo: true);
        await Bring("--data", data);
        // The first start makes what later ones find.
        await Serve(data, demo: false);
        var runs = new List<(double Milliseconds, double Megabytes)>();
        for (var i = 0; i < Figures.Times; i++)
            runs.Add(await Serve(data, demo: false));
        Figures.Say("start.time", Figures.Median(runs.Select(r => r.Milliseconds)), "ms");
        Figures.Say("start.memory", Figures.Median(runs.Select(r => r.Megabytes)), "MB");
        Directory.Delete(data, recursive: true);
    }

    public static async Task Import()
    {
        var runs = new List<double>();
        for (var i = 0; i < Figures.Times; i++)
        {
            var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
            runs.Add(await Bring("--data", data));
            Directory.Delete(data, recursive: true);
        }
        Figures.Say("import.real-inventory", Figures.Median(runs), "s");
    }

    /// <summary>Seconds to import the real inventory.</summary>
    internal static async Task<double> Bring(params string[] where)
    {
        var clock = Stopwatch.StartNew();
        using var import = Process.Start(new ProcessStartInfo(Figures.Program, ["import", "orservices", Figures.Inventory, "--zone", "America/New_York", .. where]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = import.StandardError.ReadToEndAsync();
        await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        return import.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException(await error);
    }

    /// <summary>From the start of the process to the first answer, and what it holds after a search.</summary>
    private static async Task<(double Milliseconds, double Megabytes)> Serve(string data, bool demo)
    {
        var clock = Stopwatch.StartNew();
        using var server = await Served.Start(["--data", data, .. demo ? ["--demo"] : Array.Empty<string>()]);
        var started = clock.Elapsed.TotalMilliseconds;
        if (!await server.Answers("/annuaire?q=formation") || !await server.Answers("/"))
            throw new InvalidOperationException("The server does not search.");
        return (started, server.Megabytes());
    }
}
