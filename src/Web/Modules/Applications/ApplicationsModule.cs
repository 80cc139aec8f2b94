using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Applications;

/// <summary>Who asks to take part, who gets a place, who waits.</summary>
internal sealed class ApplicationsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IParticipants, Participants>();
        services.AddScoped<IPersonalData, CandidacyData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
