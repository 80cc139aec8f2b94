using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Actions;

/// <summary>The record of everything done together, and the roles of organisations on it.</summary>
internal sealed class ActionsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ActionBook>();
        services.AddScoped<Exchange.ActionLanding>();
        services.AddScoped<IActionImport>(s => s.GetRequiredService<Exchange.ActionLanding>());
        services.AddScoped<IActionFacts, FactsOfRecord>();
        services.AddScoped<IActionMaking, ActionMaking>();
        services.AddScoped<IActions>(s => s.GetRequiredService<ActionBook>());
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/actions", "actions.title", 40));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
