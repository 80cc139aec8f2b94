using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Requests.Files;
using Maillage.Modules.Requests.Links;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Requests;

/// <summary>Who asks for support, whom they ask, what is answered, proposed and agreed, and what nobody covers.</summary>
internal sealed class RequestsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RequestBook>();
        services.AddScoped<RequestMails>();
        services.AddScoped<Requesters>();
        services.AddScoped<Correspondence>();
        services.AddScoped<FileShelf>();
        services.AddScoped<History>();
        services.AddScoped<Needs.NeedCounts>();
        services.AddScoped<Contracts.IRequestFigures, RequestFigures>();
        services.AddSingleton<Reminders.ReminderRound>();
        services.AddHostedService(s => s.GetRequiredService<Reminders.ReminderRound>());
        services.AddScoped<IPersonalData, RequestData>();
        services.AddScoped<Actions.Contracts.IActionPart, RequestPart>();
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/demandes/demander", "requests.ask", 15));
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/demandes/demander", "requests.ask", 50) { ShownTo = p => p.Identity?.IsAuthenticated != true });
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/demandes/besoins", "needs.title", 25) { ShownTo = p => p.IsInRole(nameof(Role.Funder)) });
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/demandes", "requests.title", 20) { ShownTo = p => p.IsInRole(nameof(Role.ServiceMember)) || p.IsInRole(nameof(Role.Coordinator)) });
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => FileShelf.Map(endpoints);
}
