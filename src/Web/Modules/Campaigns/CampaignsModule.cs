using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Modules.Campaigns.Sending;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Campaigns;

/// <summary>Mailing lists with their consent, and the invitations to an action.</summary>
internal sealed class CampaignsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ICampaignFigures, CampaignCounts>();
        services.AddScoped<IChannelNames, CampaignCounts>();
        services.AddScoped<IPersonalData, CampaignData>();
        services.AddScoped<IActionPart, CampaignPart>();
        services.AddScoped<IActionRenewal, CampaignRenewal>();
        services.AddScoped<ListBook>();
        services.AddScoped<Opposition>();
        services.AddScoped<ContactImport>();
        services.AddScoped<RecipientReader>();
        services.AddScoped<UnsubscribeKey>();
        services.AddScoped<InvitationWriter>();
        services.AddScoped<CampaignStart>();
        services.AddSingleton<CampaignRound>();
        services.AddHostedService(s => s.GetRequiredService<CampaignRound>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/i/{code}", ShortLink.Go).AllowAnonymous().ExcludeFromDescription();
}
