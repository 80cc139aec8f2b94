using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Applications;

/// <summary>Who asks to take part, who gets a place, who waits.</summary>
internal sealed class ApplicationsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IParticipants, Participants>();
        services.AddScoped<ICalls, Calls>();
        services.AddScoped<ICandidacyImport, CandidacyImport>();
        services.AddScoped<Actions.Contracts.IActionPart, CandidacyPart>();
        services.AddScoped<Actions.Contracts.IActionRenewal, CallRenewal>();
        services.AddScoped<IPersonalData, CandidacyData>();
        services.AddScoped<Applicants>();
        services.AddScoped<IApplicants>(s => s.GetRequiredService<Applicants>());
        services.AddScoped<CandidacyMails>();
        services.AddScoped<History>();
        services.AddScoped<Seating>();
        services.AddScoped<IComposition>(s => s.GetRequiredService<Seating>());
        services.AddSingleton<ApplicationRound>();
        services.AddHostedService(s => s.GetRequiredService<ApplicationRound>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
