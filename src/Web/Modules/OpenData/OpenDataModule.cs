using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.OpenData;

/// <summary>The page that tells others how to take the directory as data.</summary>
internal sealed class OpenDataModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new SiteLink(LinkPlace.FooterAbout, "/donnees-ouvertes", "open_data.title", 30));

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
