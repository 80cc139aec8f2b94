using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Maillage.Platform.Hosting;

namespace Maillage.Tests.Modules.Groups.Draw;

/// <summary>A folder for one test, and the verbs of the draw as someone would type them.</summary>
internal sealed class DrawDesk : IDisposable
{
    public DrawDesk() => System.IO.Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "maillage-tests", $"draw_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");

    public string Out => At("out");

    public string At(string name) => Path.Combine(Folder, name);

    public string Text(string file) => File.ReadAllText(Path.Combine(Out, file));

    public JsonNode Json(string file) => JsonNode.Parse(Text(file))!;

    /// <summary>Draws from a case that lies in the shared data.</summary>
    public Task<Verb> DrawCase(string name, params string[] more) =>
        Draw(SharedData.Path("draw", name, "people.csv"), SharedData.Path("draw", name, "quotas.json"), more);

    /// <summary>Draws from what is written here.</summary>
    public async Task<Verb> DrawText(string pool, string rules, params string[] more)
    {
        await File.WriteAllTextAsync(At("people.csv"), pool);
        await File.WriteAllTextAsync(At("rules.json"), rules);
        return await Draw(At("people.csv"), At("rules.json"), more);
    }

    public Task<Verb> Draw(string pool, string rules, params string[] more) =>
        Run(["draw", "--pool", pool, "--rules", rules, .. more.Contains("--out") ? more : [.. more, "--out", Out]]);

    public Task<Verb> Verify() => Run("verify-draw", Out);

    /// <summary>Every file of the draw, by name.</summary>
    public SortedDictionary<string, string> Files() =>
        new(System.IO.Directory.GetFiles(Out).ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal), StringComparer.Ordinal);

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);

    private static async Task<Verb> Run(params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.Run(words, output, error);
        return new Verb(code, output.ToString(), error.ToString());
    }
}
