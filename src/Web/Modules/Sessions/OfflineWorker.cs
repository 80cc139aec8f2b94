using Maillage.Modules.Accounts.Contracts;

namespace Maillage.Modules.Sessions;

/// <summary>The script that opens an attendance page again without network; from here, for a browser lets it rule only what lies below it.</summary>
internal static class OfflineWorker
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/seances/hors-reseau.js", (IWebHostEnvironment host) => Results.Stream(host.WebRootFileProvider.GetFileInfo("js/presence-worker.js").CreateReadStream(), "text/javascript; charset=utf-8")).RequireAuthorization(Policies.Network);
}
