using Maillage.Modules.Campaigns.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Campaigns;

/// <summary>Mailing lists with their consent, and the invitations to an action.</summary>
internal sealed class CampaignsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ICampaignFigures, CampaignCounts>();
        services.AddScoped<IPersonalData, CampaignData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
