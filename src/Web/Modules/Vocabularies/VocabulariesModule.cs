using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Vocabularies;

/// <summary>The controlled lists of the network: labels in three languages, search words, periods of validity.</summary>
internal sealed class VocabulariesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IStartupStep, FirstDay>();
        services.AddKeptCopy<VocabularyCopy>();
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/vocabulaires", "vocabularies.title", 210) { ShownTo = p => p.IsInRole(nameof(Role.Coordinator)) });
        services.AddSingleton<IVocabularies>(s => s.GetRequiredService<VocabularyCopy>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
