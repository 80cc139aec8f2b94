using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Actions;

/// <summary>The record of everything done together, and the roles of organisations on it.</summary>
internal sealed class ActionsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ActionBook>();
        services.AddScoped<Exchange.ActionLanding>();
        services.AddScoped<IActions>(s => s.GetRequiredService<ActionBook>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
