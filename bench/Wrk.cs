using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Maillage.Bench;

/// <summary>What a run of wrk saw.</summary>
internal sealed record Seen(double PerSecond, double P99Milliseconds, long Errors);

/// <summary>Load from a second process: Debian's wrk, 32 connections.</summary>
internal static partial class Wrk
{
    public static async Task<Seen> Run(string address, IReadOnlyList<string> paths, int seconds)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script(paths));
        using var process = Process.Start(new ProcessStartInfo("wrk", ["-t", "1", "-c", "32", "-d", $"{seconds}s", "--latency", "-s", script, address]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(script);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"wrk: {said}");
        var late = Late().Match(said);
        var unit = late.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000.0 };
        return new Seen(
            double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(late.Groups[1].Value, CultureInfo.InvariantCulture) * unit,
            Bad().Match(said) is { Success: true } bad ? long.Parse(bad.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    private static string Script(IReadOnlyList<string> paths) => $$"""
        local paths = { {{string.Join(", ", paths.Select(p => $"[==[{p}]==]"))}} }
        local requests = {}
        local at = 0
        init = function(args)
          for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, { ["Accept"] = "application/json" }) end
        end
        request = function()
          at = at % #requests + 1
          return requests[at]
        end
        """;

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Late();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Bad();
}
