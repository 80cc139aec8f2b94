using System.Net;
using System.Reflection;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench;

/// <summary>The real server on an empty database, with an index made of the multiplied inventory in place of its own, and one address more that sends fixed bytes.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string data;
    private byte[] bytes = [];

    private TestHouse(WebApplication app, string data) => (this.app, this.data) = (app, data);

    public Inventory Inventory { get; private set; } = null!;

    public IReadOnlyList<Expansion> Expansions { get; private set; } = null!;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<TestHouse> Open()
    {
        if (!Directory.Exists(Figures.Inventory))
            throw new DirectoryNotFoundException("The real inventory is not at ../shared/data/hsds-real/dc: nothing to multiply.");
        var folder = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        var house = new TestHouse(Application.Build([$"--data={folder}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"]), folder);
        house.app.MapGet("/fixed", house.SendFixed).AllowAnonymous();
        await house.app.Prepare();
        var vocabularies = house.app.Services.GetRequiredService<IVocabularies>();
        house.Inventory = new Inventory(Figures.Inventory, LabelReader.Values(vocabularies), PlaceReader.Read(house.app.Services.GetRequiredService<IPlaces>()));
        house.Expansions = LabelReader.Expansions(vocabularies);
        return house;
    }

    public SearchIndex Build(int entries) => SearchIndex.Build(Inventory.Multiply(entries, Expansions));

    /// <summary>Puts an index where the server looks for its own; the database stays as it is, so that nothing replaces it.</summary>
    public void Use(SearchIndex index) =>
        typeof(KeptCopy<SearchIndex>).GetField("current", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(app.Services.GetRequiredService<DirectoryIndex>(), index);

    public void Fix(int size)
    {
        bytes = new byte[size];
        bytes.AsSpan().Fill((byte)'x');
    }

    public Task Start() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private Task SendFixed(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        bytes.CopyTo(context.Response.BodyWriter.GetSpan(bytes.Length));
        context.Response.BodyWriter.Advance(bytes.Length);
        return context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }
}
