using Maillage.Platform.Hosting;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Today;

/// <summary>One page a person with what waits for them, whichever module it waits in.</summary>
internal sealed class TodayModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var part in Discovered.Types<IToday>())
            services.AddScoped(typeof(IToday), part);
        foreach (var part in Discovered.Types<IAgenda>())
            services.AddScoped(typeof(IAgenda), part);
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/aujourdhui", "today.title", 1) { ShownTo = p => p.Identity?.IsAuthenticated == true });
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
