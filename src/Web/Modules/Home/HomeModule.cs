using Maillage.Platform.Hosting;

namespace Maillage.Modules.Home;

/// <summary>The front page.</summary>
internal sealed class HomeModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<Sketches>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
