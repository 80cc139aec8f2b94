using Maillage.Modules.Directory.Maps;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Directory;

/// <summary>Organisations, services, places of work: who can support whom, with what, where.</summary>
internal sealed class DirectoryModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Towns>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
