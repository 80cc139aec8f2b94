using System.Security.Cryptography;
using System.Text;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Security.Limits;

/// <summary>So many times within a while.</summary>
internal sealed record Limit(string What, int Times, TimeSpan Within);

/// <summary>Counts before it is tried, in one statement: two replicas never both give the last chance.</summary>
internal sealed class AttemptLimits(AppDb db, TimeProvider time)
{
    /// <summary>Takes one chance; false when there is none left.</summary>
    public async Task<bool> Take(Limit limit, string who, CancellationToken cancel)
    {
        var bucket = await Bucket(limit, who, cancel);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var start = now - (long)limit.Within.TotalSeconds;
        var counts = await db.Database.SqlQuery<int>($"""
            insert into attempts (bucket, since, count) values ({bucket}, {now}, 1)
            on conflict (bucket) do update set
              count = case when attempts.since <= {start} then 1 else attempts.count + 1 end,
              since = case when attempts.since <= {start} then {now} else attempts.since end
            returning count as "Value"
            """).ToListAsync(cancel);
        return counts[0] <= limit.Times;
    }

    /// <summary>Gives the chances back, once it was really the person.</summary>
    public async Task Forgive(Limit limit, string who, CancellationToken cancel)
    {
        var bucket = await Bucket(limit, who, cancel);
        await db.Set<Attempt>().Where(a => a.Bucket == bucket).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Forgets what no limit looks at any more, and the keys of the days before.</summary>
    public async Task<int> Forget(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var old = now.AddDays(-1).ToUnixTimeSeconds();
        var gone = await db.Set<Attempt>().Where(a => a.Since < old).ExecuteDeleteAsync(cancel);
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        return gone + await db.Set<AttemptKey>().Where(k => k.Day < day).ExecuteDeleteAsync(cancel);
    }

    private async Task<string> Bucket(Limit limit, string who, CancellationToken cancel)
    {
        var key = await Key(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancel);
        return $"{limit.What} {Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{limit.What}\n{who}")))}";
    }

    private async Task<byte[]> Key(DateOnly day, CancellationToken cancel)
    {
        var keys = db.Set<AttemptKey>().AsNoTracking().Where(k => k.Day == day).Select(k => k.Key);
        if (await keys.SingleOrDefaultAsync(cancel) is { } known)
            return known;
        // Another replica may be first: then its key counts.
        var made = RandomNumberGenerator.GetBytes(32);
        await db.Database.ExecuteSqlAsync($"insert into attempt_keys (day, key) values ({day}, {made}) on conflict (day) do nothing", cancel);
        return await keys.SingleAsync(cancel);
    }
}
