using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;
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
        services.AddScoped<IActionPart, CampaignPart>();
        services.AddScoped<ListBook>();
        services.AddScoped<Opposition>();
        services.AddScoped<ContactImport>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
