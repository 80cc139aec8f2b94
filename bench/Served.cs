using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Maillage.Bench;

/// <summary>The published program, serving in a process of its own.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process process;
    private readonly HttpClient client;

    private Served(Process process, string address)
    {
        (this.process, Address) = (process, address);
        client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    public string Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<Served> Start(params string[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var clock = Stopwatch.StartNew();
        var started = Process.Start(new ProcessStartInfo(Figures.Program, ["serve", .. settings, "--urls", address]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var served = new Served(started, address);
        while (!await served.Answers("/sante"))
        {
            if (started.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException("The server did not start.");
            await Task.Delay(10);
        }
        return served;
    }

    public double Megabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    public async Task<bool> Answers(string path) => await Get(path) is not null;

    /// <summary>What it answers; null where it does not.</summary>
    public async Task<string?> Get(string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
