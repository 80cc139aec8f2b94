using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Maillage.Bench;

/// <summary>The published program: how soon it answers on a filled database and what it takes; how long the real inventory takes to come in.</summary>
internal static class StartBench
{
    public static async Task Start()
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        await Serve(data, demo: true);
        await Bring(data);
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
            runs.Add(await Bring(data));
            Directory.Delete(data, recursive: true);
        }
        Figures.Say("import.real-inventory", Figures.Median(runs), "s");
    }

    private static async Task<double> Bring(string data)
    {
        var clock = Stopwatch.StartNew();
        using var import = Process.Start(new ProcessStartInfo(Figures.Program, ["import", "orservices", Figures.Inventory, "--zone", "America/New_York", "--data", data]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = import.StandardError.ReadToEndAsync();
        await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        return import.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException(await error);
    }

    /// <summary>From the start of the process to the first answer, and what it holds after a search.</summary>
    private static async Task<(double Milliseconds, double Megabytes)> Serve(string data, bool demo)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(Figures.Program, ["serve", "--data", data, "--urls", address, .. demo ? ["--demo"] : Array.Empty<string>()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        while (!await Answers(client, "/sante"))
        {
            if (server.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException("The server did not start.");
            await Task.Delay(10);
        }
        var started = clock.Elapsed.TotalMilliseconds;
        if (!await Answers(client, "/annuaire?q=formation") || !await Answers(client, "/"))
            throw new InvalidOperationException("The server does not search.");
        server.Refresh();
        var memory = server.WorkingSet64 / 1048576.0;
        server.Kill();
        await server.WaitForExitAsync();
        return (started, memory);
    }

    private static async Task<bool> Answers(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
