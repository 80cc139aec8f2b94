using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Attestations;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Sessions.Own;
using Maillage.Modules.Sessions.Vignettes;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Sessions;

/// <summary>The sessions of a group: their calendar, their course, who was there, and the papers that prove it.</summary>
internal sealed class SessionsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ISessionFigures, SessionRows>();
        services.AddScoped<ISessionImport, SessionTakeover>();
        services.AddScoped<ISessionDates, SessionDates>();
        services.AddScoped<IPersonalData, FacilitatorData>();
        services.AddSingleton<IStartupStep, ShippedVignettes>();
        services.AddScoped<SessionBook>();
        services.AddScoped<Clashes>();
        services.AddScoped<AttestationDesk>();
        services.AddScoped<AttendanceBook>();
        services.AddScoped<IApplicantPart, OwnPart>();
        services.AddScoped<SessionNews>();
        services.AddScoped<CalendarPaths>();
        services.AddSingleton<CalendarKey>();
        services.AddScoped<IActionPart, SessionsPart>();
        services.AddScoped<IActionRenewal, SessionsRenewal>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        CalendarPaths.Map(endpoints);
        RollModel.Map(endpoints);
        OfflineWorker.Map(endpoints);
    }
}
