using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Vocabularies;

/// <summary>The controlled lists of the network: labels in three languages, search words, periods of validity.</summary>
internal sealed class VocabulariesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IStartupStep, FirstDay>();
        services.AddKeptCopy<VocabularyCopy>();
        services.AddSingleton<IVocabularies>(s => s.GetRequiredService<VocabularyCopy>());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
