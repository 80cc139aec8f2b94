using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Files;
using Maillage.Modules.Field.Host;
using Maillage.Modules.Field.Keys;
using Maillage.Modules.Field.Outings;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Modules.Field;

/// <summary>The server's half of the street team's notebook: it keeps and orders what phones seal, and can read none of it.</summary>
internal sealed class FieldModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var host = new FieldHost(new Settings(configuration));
        services.AddSingleton(host);
        services.AddSingleton<IStartupStep, FieldStart>();
        services.AddSingleton<FieldApp>();
        services.AddAuthentication().AddCookie(FieldDoor.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(FieldDoor.Scheme).Configure<Settings>(FieldDoor.Configure);
        services.AddScoped<IPersonalData, FieldData>();
        services.AddScoped<SpaceAccess>();
        services.AddScoped<RosterDesk>();
        services.AddScoped<KeysApi>();
        services.AddSingleton<WriteTurn>();
        services.AddScoped<PushDesk>();
        services.AddSingleton<PushQueue>();
        services.AddScoped<ErasureDesk>();
        services.AddScoped<ChangesPage>();
        services.AddScoped<FilesApi>();
        services.AddScoped<OutingsApi>();
        if (!host.IsOpen)
            return;
        services.AddSingleton(host.Protection);
        foreach (var place in (LinkPlace[])[LinkPlace.Account, LinkPlace.Desk])
        {
            services.AddSingleton(new SiteLink(place, host.Address, "field.title", 120)
            {
                ShownTo = p => p.IsInRole(nameof(Role.FieldMember)) || p.IsInRole(nameof(Role.FieldLead)) || p.IsInRole(nameof(Role.PeerWorker)),
            });
        }
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var host = endpoints.ServiceProvider.GetRequiredService<FieldHost>();
        if (!host.IsOpen)
            return;
        var field = endpoints.MapGroup(FieldHost.Path).RequireHost(host.Hosts).ExcludeFromDescription();
        field.MapGet("/{**path}", FieldApp.Answer).AllowAnonymous();
        field.Map("/api/{**rest}", () => FieldError.Unknown).AllowAnonymous();
        var api = field.MapGroup("/api/v1").AddEndpointFilter(FieldGate.Pass)
            .RequireAuthorization(new AuthorizeAttribute(Policies.Field) { AuthenticationSchemes = FieldDoor.Scheme });
        FieldDoor.Map(api);
        KeysApi.Map(api);
        SpacesApi.Map(api);
        RecordsApi.Map(api);
        FilesApi.Map(api);
        OutingsApi.Map(api);
    }
}
