using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Security.Audit;

/// <summary>Writes and checks the chain of audit entries.</summary>
internal static class AuditChain
{
    // One writer at a time until its transaction ends; SQLite's write transaction is that already.
    private const long PostgresLock = 0x4D61696C41756469;

    /// <summary>Adds the facts to the chain, inside the caller's transaction.</summary>
    public static async Task Append(AppDb db, IReadOnlyList<AuditFact> facts, DateTimeOffset now, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({PostgresLock})", cancel);
        var last = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancel);
        foreach (var fact in facts)
        {
            last = AuditEntry.After(last, fact, now);
            db.Add(last);
        }
    }

    /// <summary>Reads the whole chain; the first row that does not hold, or null.</summary>
    public static async Task<AuditCheck> Verify(AppDb db, CancellationToken cancel)
    {
        AuditEntry? last = null;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!entry.Follows(last))
                return new AuditCheck(last?.Sequence ?? 0, last?.Hash, entry.Sequence);
            last = entry;
        }
        return new AuditCheck(last?.Sequence ?? 0, last?.Hash, null);
    }
}

/// <summary>How far the chain holds; <see cref="BrokenAt"/> names the first row that was changed, or that follows one taken out.</summary>
internal sealed record AuditCheck(long Last, byte[]? LastHash, long? BrokenAt);
