using Maillage.Modules.Accompaniments.Stories;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments;

/// <summary>Teams that a service walks with: meetings, what changed, and the whole as a line in time.</summary>
internal sealed class AccompanimentsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AccompanimentBook>();
        services.AddScoped<FigureCounter>();
        services.AddScoped<IActionPart, AccompanimentPart>();
        services.AddScoped<IPersonalData, LeaderData>();
        services.AddScoped<StoryMails>();
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/accompagnements", "accompaniments.title", 30) { ShownTo = p => p.IsInRole(nameof(Role.ServiceMember)) || p.IsInRole(nameof(Role.Facilitator)) || p.IsInRole(nameof(Role.Coordinator)) });
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/accompagnements/recits", "accompaniments.stories", 60));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => EvidencePaths.Map(endpoints);
}
