using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators;

/// <summary>Figures counted from what was done, with their formula, base and date.</summary>
internal sealed class IndicatorsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<FigureReader>();
        services.AddScoped<IActionFigures, HeadlineFigures>();
        services.AddScoped<IActionPart, FiguresPart>();
        services.AddScoped<Contracts.IIndicatorWords, CatalogueWords>();
        services.AddScoped<Cohort.CohortLanding>();
        services.AddScoped<Publishing.FigureBook>();
        services.AddScoped<IPersonalData, Publishing.PublisherData>();
        services.AddSingleton(new SiteLink(LinkPlace.FooterCheck, "/indicateurs", "indicators.catalogue", 20));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
