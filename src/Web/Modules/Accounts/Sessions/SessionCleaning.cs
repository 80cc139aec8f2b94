using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Sessions;

/// <summary>Sessions that are over, which name a device of someone.</summary>
internal sealed class SessionCleaning(AppDb db) : ICleaning
{
    public string What => "sessions";

    public async Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var gone = await db.Set<Session>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel);
        // SQLite adds no hours to a date: one statement for each of the two patiences.
        foreach (var hours in await db.Set<Session>().Select(s => s.IdleHours).Distinct().ToListAsync(cancel))
        {
            var since = now.AddHours(-hours);
            gone += await db.Set<Session>().Where(s => s.IdleHours == hours && s.SeenAt <= since).ExecuteDeleteAsync(cancel);
        }
        return gone;
    }
}
