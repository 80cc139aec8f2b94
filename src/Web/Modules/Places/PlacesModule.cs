using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Places;

/// <summary>One gazetteer of INS and COG codes, and the quartiers of the network.</summary>
internal sealed class PlacesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // Unpacked while the rest of the server is put together.
        _ = Task.Run(() => Gazetteer.Shipped);
        services.AddKeptCopy<LivePlaces>();
        services.AddSingleton<IPlaces>(s => s.GetRequiredService<LivePlaces>());
        services.AddSingleton<ITowns, Towns>();
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/lieux/quartiers", "quartiers.title", 200) { ShownTo = p => p.IsInRole(nameof(Role.Coordinator)) });
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/lieux", (string? q, IPlaces places, Texts texts) => Suggestions.Answer(q, places, texts)).AllowAnonymous();
}
