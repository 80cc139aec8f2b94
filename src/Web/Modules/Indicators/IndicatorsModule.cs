using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Indicators;

/// <summary>Figures counted from what was done, with their formula, base and date.</summary>
internal sealed class IndicatorsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<FigureReader>();
        services.AddScoped<IActionFigures, HeadlineFigures>();
        services.AddScoped<IActionPart, FiguresPart>();
        services.AddScoped<Cohort.CohortLanding>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
