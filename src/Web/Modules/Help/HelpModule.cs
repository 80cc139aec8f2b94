using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Help;

/// <summary>The door for a person who uses and for those close to them: numbers to call, on every public page.</summary>
internal sealed class HelpModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IHelpLines, ListedHelpLines>();
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, ListedHelpLines.Page, "help.link", 900));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
