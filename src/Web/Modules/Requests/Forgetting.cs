using Maillage.Modules.Requests.Files;
using Maillage.Modules.Requests.Links;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>Takes away what tells who asked and what was told; what was counted stays.</summary>
internal sealed class Forgetting(AppDb db)
{
    public async Task Forget(SupportRequest request, DateTimeOffset now, CancellationToken cancel)
    {
        request.Forget(now);
        await db.Set<RequestMessage>().Where(m => m.RequestId == request.Id).ExecuteDeleteAsync(cancel);
        await db.Set<RequestFile>().Where(f => f.RequestId == request.Id).ExecuteDeleteAsync(cancel);
        await db.Set<RequestLink>().Where(l => l.RequestId == request.Id).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>Requests that nobody confirmed, requests over for two years, and links that ended a year ago.</summary>
internal sealed class RequestCleaning(AppDb db) : ICleaning
{
    public const int KeptYears = 2;

    private const int PerTurn = 200;

    public string What => "requests";

    public async Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var unconfirmed = now.AddDays(-RequestMails.DraftDays);
        var gone = await db.Set<SupportRequest>().Where(r => r.Status == RequestStates.Draft && r.ChangedAt < unconfirmed).ExecuteDeleteAsync(cancel);
        var lastYear = now.AddYears(-1);
        gone += await db.Set<RequestLink>().Where(l => l.EndsAt < lastYear).ExecuteDeleteAsync(cancel);
        var since = now.AddYears(-KeptYears);
        var over = await db.Set<SupportRequest>().Where(r => (r.Status == RequestStates.Closed || r.Status == RequestStates.Converted) && r.ChangedAt < since && r.ForgottenAt == null).OrderBy(r => r.ChangedAt).Take(PerTurn).ToListAsync(cancel);
        foreach (var request in over)
            await new Forgetting(db).Forget(request, now, cancel);
        await db.SaveChangesAsync(cancel);
        return gone + over.Count;
    }
}
