using Maillage.Modules.Field.Files;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

/// <summary>Erases for good: every revision, wrap and file of a record goes, the signed statement stays.</summary>
internal sealed class ErasureDesk(AppDb db, SpaceAccess access, WriteTurn turn)
{
    public async Task<int> Erase(SpaceId id, EraseBody body, CancellationToken cancel)
    {
        if (!body.Erasures.All(e => e.Holds() && e.By == access.Me.Value))
            throw new FieldErrorException(FieldError.Malformed);
        using var mine = await turn.Take(cancel);
        await using (var all = await db.Database.BeginTransactionAsync(cancel))
        {
            var (space, isLead) = await access.Lock(id, cancel);
            if (!isLead)
                throw new FieldErrorException(FieldError.LeadOnly);
            if (space.Gen != body.Gen)
                throw new FieldErrorException(FieldError.Restored);
            // Phones refuse a new statement that names an older epoch.
            if (body.Erasures.Any(e => e.Epoch != space.Epoch))
                throw new FieldErrorException(FieldError.RosterMoved);
            var ids = body.Erasures.Select(e => new RecordId(e.Id)).ToList();
            var known = await db.Set<Erasure>().AsNoTracking().Where(e => e.SpaceId == id && ids.Contains(e.RecordId)).Select(e => e.RecordId).ToListAsync(cancel);
            var live = await db.Set<Revision>().AsNoTracking().Where(r => r.SpaceId == id && ids.Contains(r.RecordId) && r.SupersededOn == null).Select(r => new { r.RecordId, r.Rev, r.Tag }).ToListAsync(cancel);
            var head = space.Head;
            foreach (var e in body.Erasures.DistinctBy(e => e.Id).Where(e => !known.Contains(new RecordId(e.Id))))
                db.Add(new Erasure { SpaceId = id, RecordId = new(e.Id), Seq = ++head, Day = e.Day, Epoch = e.Epoch, By = access.Me, Sig = e.Sig });
            await db.SaveChangesAsync(cancel);
            await db.Set<Revision>().Where(r => r.SpaceId == id && ids.Contains(r.RecordId)).ExecuteDeleteAsync(cancel);
            await db.Set<FileChunk>().Where(f => f.SpaceId == id && ids.Contains(f.RecordId)).ExecuteDeleteAsync(cancel);
            var sum = live.Aggregate(space.Sum, (s, r) => unchecked(s - Revision.ShareOf(r.RecordId, r.Rev, r.Tag)));
            await db.Set<Space>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Head, head).SetProperty(x => x.Count, space.Count - live.Count).SetProperty(x => x.Sum, sum), cancel);
            await all.CommitAsync(cancel);
        }
        await EmptyLog(cancel);
        return body.Erasures.Count;
    }

    // The freed room is overwritten (secure_delete); former pages still lie in SQLite's log until it is emptied. A reader in the way: the next erasure or checkpoint does it.
    private async Task EmptyLog(CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)", cancel);
    }
}
