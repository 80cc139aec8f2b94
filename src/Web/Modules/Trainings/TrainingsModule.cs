using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Trainings;

/// <summary>Trainings on a date and on demand: what is announced, to whom, at what price, and what they led to.</summary>
internal sealed class TrainingsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<TrainingBook>();
        services.AddScoped<TrainingWords>();
        services.AddScoped<IComingTrainings>(s => s.GetRequiredService<TrainingBook>());
        services.AddScoped<Home.Contracts.IComing>(s => s.GetRequiredService<TrainingBook>());
        services.AddScoped<IActionPart, TrainingPart>();
        services.AddSingleton(new SiteLink(LinkPlace.Header, "/formations", "trainings.title", 20));
        services.AddSingleton(new SiteLink(LinkPlace.FooterUse, "/formations", "trainings.coming", 15));
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapTrainingCalendars();
}
