using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Groups;

/// <summary>The composition of groups by a fair draw that anyone can check.</summary>
internal sealed class GroupsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PoolBook>();
        services.AddScoped<SortitionBook>();
        services.AddScoped<RuleCheck>();
        services.AddScoped<IActionPart, DrawPart>();
        services.AddScoped<IApplicantPart, OwnChance>();
        services.AddScoped<IReplacements, DrawSeats>();
        services.AddScoped<ICallGuard, DrawSeats>();
        services.AddScoped<Home.Contracts.IComing, OpenGroups>();
        services.AddSingleton<DrawRound>();
        services.AddHostedService(s => s.GetRequiredService<DrawRound>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => Dossier.Map(endpoints);
}
