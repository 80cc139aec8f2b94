using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Exchange.Open;
using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Search;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maillage.Modules.Directory;

/// <summary>Organisations, services, places of work: who can support whom, with what, where.</summary>
internal sealed class DirectoryModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHsds();
        services.AddKeeping();
        services.AddKeptCopy<OpenDoors>();
        services.AddKeptCopy<DirectoryIndex>();
        services.AddSingleton<IDirectoryFigures, IndexFigures>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, AnswersJson>());
        services.AddScoped<Results.ResultReader>();
        services.AddScoped<IOrganizations, OrganizationNames>();
        services.AddScoped<INetworks, Networks.NetworkNames>();
        services.AddScoped<IServiceAddresses, Services.ServiceAddresses>();
        services.AddScoped<ITrainingCatalogue, Services.TrainingCatalogue>();
        services.AddScoped<IServices, Services.AskedServices>();
        services.AddScoped<IPersonalData, ContactData>();
        services.AddScoped<Guide.GuideReader>();
        services.AddScoped<IPersonalData, Alerts.AlertData>();
        services.AddSingleton<Alerts.AlertKey>();
        services.AddScoped<Alerts.AlertWords>();
        services.AddScoped<Alerts.AlertMails>();
        services.AddSingleton<Alerts.AlertRound>();
        services.AddHostedService(s => s.GetRequiredService<Alerts.AlertRound>());
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/annuaire", "directory.title", 10));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/", "directory.find", 10));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/annuaire/guide", "directory.guide.all", 20));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/annuaire/ma-liste", "shortlist.title", 25));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/annuaire/organismes", "directory.organizations", 30));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/annuaire/reseaux", "directory.networks", 40));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        SearchApi.Map(endpoints);
        endpoints.MapHsds();
        endpoints.MapOpenFiles();
        Shortlist.OwnList.MapOwnList(endpoints);
    }
}
