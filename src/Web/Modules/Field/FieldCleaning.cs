using Maillage.Modules.Field.Files;
using Maillage.Modules.Field.Records;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field;

/// <summary>Answers of operations after a month, old revisions, and files that no record came for.</summary>
internal sealed class FieldCleaning(AppDb db) : ICleaning
{
    public string What => "field";

    public async Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (answered, superseded, orphaned) = (today.AddDays(-Operation.KeptDays), today.AddDays(-Revision.KeptDays), today.AddDays(-FileChunk.OrphanDays));
        var gone = await db.Set<Operation>().Where(o => o.Day < answered).ExecuteDeleteAsync(cancel);
        gone += await db.Set<Revision>().Where(r => r.SupersededOn < superseded).ExecuteDeleteAsync(cancel);
        gone += await db.Set<Revision>()
            .Where(r => r.SupersededOn != null && db.Set<Revision>().Count(n => n.SpaceId == r.SpaceId && n.RecordId == r.RecordId && n.Rev > r.Rev) >= Revision.KeptRevisions)
            .ExecuteDeleteAsync(cancel);
        gone += await db.Set<FileChunk>()
            .Where(f => f.Day < orphaned && !db.Set<Revision>().Any(r => r.SpaceId == f.SpaceId && r.RecordId == f.RecordId))
            .ExecuteDeleteAsync(cancel);
        return gone;
    }
}
