using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests.Links;

/// <summary>Finds the request that the secret of a mail opens.</summary>
internal sealed class Requesters(AppDb db, TimeProvider time)
{
    /// <summary>The request, with whether the link still opens it; null where the secret says nothing.</summary>
    public async Task<(SupportRequest Request, bool IsOpen)?> Find(string secret, CancellationToken cancel)
    {
        var hash = RequestLink.HashOf(secret);
        if (await db.Set<RequestLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, cancel) is not { } link)
            return null;
        var request = await db.Set<SupportRequest>().Include(r => r.Events).Include(r => r.Addressees).AsSplitQuery().SingleAsync(r => r.Id == link.RequestId, cancel);
        // One of two of the same: the page is that of the one that goes on.
        if (request.DuplicateOfId is { } kept)
            request = await db.Set<SupportRequest>().Include(r => r.Events).Include(r => r.Addressees).AsSplitQuery().SingleAsync(r => r.Id == kept, cancel);
        return (request, link.EndsAt > time.GetUtcNow());
    }

    /// <summary>No link sent before opens it any more: someone else had one.</summary>
    public Task EndLinks(SupportRequest request, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<RequestLink>().Where(l => l.RequestId == request.Id && l.EndsAt > now).ExecuteUpdateAsync(s => s.SetProperty(l => l.EndsAt, now), cancel);
}
