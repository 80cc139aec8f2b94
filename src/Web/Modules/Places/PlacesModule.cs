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
        services.AddKeptCopy<LivePlaces>();
        services.AddSingleton<IPlaces>(s => s.GetRequiredService<LivePlaces>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/lieux", (string? q, IPlaces places, Texts texts) => Suggestions.Answer(q, places, texts)).AllowAnonymous();
}
