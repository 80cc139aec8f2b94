using AngleSharp;
using AngleSharp.Dom;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maillage.Tests;

/// <summary>The real program on a real database with the demo world in it; each test class gets its own copy.</summary>
public sealed class World : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Demo = new(MakeTemplate);
    private readonly Lazy<Task<TestDatabase>> start = Demo;
    private readonly Dictionary<string, string?> more = new(StringComparer.Ordinal);
    private TestDatabase? database;
    private bool isReplica;

    /// <summary>The time of day, which a test may move on.</summary>
    internal TestClock Clock { get; private init; } = new();

    public World()
    {
    }

    /// <summary>A world on a copy of another database than the demo's.</summary>
    internal World(Lazy<Task<TestDatabase>> template) => start = template;

    /// <summary>A second server on the same database, as a replica is.</summary>
    internal World Replica() => new() { database = Database, isReplica = true, Clock = Clock };

    internal TestDatabase Database => database ?? throw new InvalidOperationException("The world is not ready.");

    internal AppDb Open() => Database.Open();

    public async ValueTask InitializeAsync()
    {
        database ??= await TestDatabase.Create(await start.Value);
        _ = Server;
    }

    internal World With(string setting, string value)
    {
        more[setting] = value;
        return this;
    }

    /// <summary>The page at an address, as a browser's document.</summary>
    internal async Task<IDocument> Page(string address)
    {
        using var client = CreateClient();
        var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address($"http://localhost{address}"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Database.Settings.Concat(more))
            builder.UseSetting(key, value);
        builder.UseSetting("demo", "false");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null && !isReplica)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task<TestDatabase> MakeTemplate()
    {
        var template = await TestDatabase.Create();
        var app = Application.Build([.. template.Settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}"), "--demo=true"]);
        await app.Prepare();
        await app.DisposeAsync();
        await template.Rest();
        return template;
    }
}

/// <summary>The real time, and as much later as a test asks for.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan later;

    public void Advance(TimeSpan by) => later += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
}
