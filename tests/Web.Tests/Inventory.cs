using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Tests;

/// <summary>The program on a copy of a database that holds the real inventory of 1,658 services and nothing else; skips where the inventory is missing.</summary>
public sealed class Inventory : IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplate);
    private World? world;

    internal static string Folder => SharedData.Path("hsds-real", "dc");

    /// <summary>The database to make copies of.</summary>
    internal static Task<TestDatabase> AtRest => Template.Value;

    /// <summary>Ask for it inside a test: it skips the test where the inventory is missing.</summary>
    internal World World => world ?? throw new InvalidOperationException(Folder);

    internal AppDb Open() => World.Open();

    public async ValueTask InitializeAsync()
    {
        if (!System.IO.Directory.Exists(SharedData.Folder))
            return;
        world = new World(Template);
        await world.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();
    }

    private static async Task<TestDatabase> MakeTemplate()
    {
        var template = await TestDatabase.Create();
        var run = await Verb.Run(template, "import", "orservices", Folder, "--zone", "America/New_York");
        run.Code.ShouldBe(0, run.Error);
        // The lists and other first things are there as on any server.
        var app = Application.Build([.. template.Settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}")]);
        await app.Prepare();
        await app.DisposeAsync();
        await template.Rest();
        return template;
    }
}
