using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Networks;

internal sealed class NetworkNames(AppDb db) : INetworks
{
    public async Task<IReadOnlyList<NetworkName>> All(CancellationToken cancel) =>
        await db.Set<Network>().OrderBy(n => n.Name).Select(n => new NetworkName(n.Id, n.Slug, n.Name, n.PlaceCode, n.Email)).ToListAsync(cancel);
}
