using Maillage.Platform.Hosting;

namespace Maillage.Tests;

/// <summary>What `bin/maillage …` answered.</summary>
internal sealed record Verb(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];

    /// <summary>Runs the program's command line on a database of this run's engine.</summary>
    public static async Task<Verb> Run(TestDatabase database, params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        string[] where = database.Connection is { } connection ? ["--data", database.Folder, "--database", connection] : ["--data", database.Folder];
        var code = await CommandLine.Run([.. words, .. where], output, error);
        return new Verb(code, output.ToString(), error.ToString());
    }
}
