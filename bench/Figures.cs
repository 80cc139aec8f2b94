using System.Runtime.InteropServices;

namespace Maillage.Bench;

/// <summary>What is printed, and where things are.</summary>
internal static class Figures
{
    public const int Times = 5;

    /// <summary>The folder of the project.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("MAILLAGE_ROOT") ?? Directory.GetCurrentDirectory();

    /// <summary>The program as it is published.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("MAILLAGE_PROGRAM") ?? throw new InvalidOperationException("Start this with bin/bench.");

    public static string Inventory { get; } = Path.Combine(Root, "..", "shared", "data", "hsds-real", "dc");

    public static void Header()
    {
        var cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine($"cpu {cpu} · {Environment.ProcessorCount} cores · load {load} · {RuntimeInformation.FrameworkDescription} · sqlite, postgresql {Environment.GetEnvironmentVariable("MAILLAGE_BENCH_POSTGRES_MAJOR") ?? "absent"} · median of {Times}");
    }

    public static void Say(string name, double value, string unit) => Console.WriteLine($"{name} {Round(value)} {unit}");

    public static void Ratio(string name, double value) => Console.WriteLine($"{name} {Round(value)}");

    public static void Note(string text) => Console.Error.WriteLine(text);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    private static string Round(double value) => value >= 100 ? value.ToString("0") : value.ToString("G3");
}
