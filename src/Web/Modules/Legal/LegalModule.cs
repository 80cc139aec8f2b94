using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Legal;

/// <summary>What is kept of those who read, and how the pages can be read by everyone.</summary>
internal sealed class LegalModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new SiteLink(LinkPlace.FooterAbout, "/informations/accessibilite", "legal.accessibility.title", 10));
        services.AddSingleton(new SiteLink(LinkPlace.FooterAbout, "/informations/vie-privee", "legal.privacy.link", 20));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
