using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

/// <summary>What is said to one phone: a result for each operation, or why none was taken.</summary>
internal sealed record PushAnswer(IReadOnlyList<PushResult>? Results, FieldErrorException? Error);

/// <summary>Takes what phones sent to one space: each operation accepted or answered, all in one transaction under the lock of the space, each phone for itself.</summary>
internal sealed class PushDesk(AppDb db, WriteTurn turn, TimeProvider time)
{
    // Up to here one round trip of the tracker is faster than a bulk write.
    private const int Few = 8;

    public async Task<IReadOnlyList<PushAnswer>> Write(IReadOnlyList<Sending> group)
    {
        var id = group[0].Space;
        using var mine = await turn.Take(CancellationToken.None);
        await using var all = await db.Database.BeginTransactionAsync();
        if (await SpaceAccess.Lock(db, id, CancellationToken.None) is not { } space)
            return [.. group.Select(_ => new PushAnswer(null, new FieldErrorException(FieldError.Unknown)))];
        var accounts = group.Select(s => s.By).Distinct().ToList();
        var seats = await db.Set<SpaceMember>().AsNoTracking().Where(m => m.SpaceId == id && accounts.Contains(m.AccountId)).ToDictionaryAsync(m => m.AccountId);
        var ops = group.SelectMany(s => s.Body.Ops).ToList();
        var sent = ops.ConvertAll(o => o.Op);
        var stored = await db.Set<Operation>().AsNoTracking().Where(o => accounts.Contains(o.AccountId) && sent.Contains(o.Op)).ToDictionaryAsync(o => (o.AccountId, o.Op));
        var ids = ops.Select(o => new RecordId(o.Id)).Distinct().ToList();
        var live = await db.Set<Revision>().AsNoTracking().Where(r => r.SpaceId == id && ids.Contains(r.RecordId) && r.SupersededOn == null).ToDictionaryAsync(r => r.RecordId);
        var erased = await db.Set<Erasure>().AsNoTracking().Where(e => e.SpaceId == id && ids.Contains(e.RecordId)).ToDictionaryAsync(e => e.RecordId);

        var line = new PushLine(space, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), live, erased);
        var operations = new List<Operation>();
        var answers = new List<PushAnswer>();
        foreach (var sending in group)
        {
            try
            {
                await SpaceAccess.MustBeIn(db, space, seats.GetValueOrDefault(sending.By), sending.Teams, CancellationToken.None);
                answers.Add(new(Take(sending, space, line, stored, operations), null));
            }
            catch (FieldErrorException refused)
            {
                answers.Add(new(null, refused));
            }
        }
        if (line.Added.Count > 0)
        {
            await Keep(id, line, operations);
            await all.CommitAsync();
        }
        return answers;
    }

    private static List<PushResult> Take(Sending sending, Space space, PushLine line, Dictionary<(AccountId, Guid), Operation> stored, List<Operation> operations)
    {
        if (space.Gen != sending.Body.Gen)
            throw new FieldErrorException(FieldError.Restored);
        // Before anything is taken of it: one id with another body, over two batches or in one, and nothing is.
        var seen = new Dictionary<Guid, byte[]>();
        foreach (var (op, hash) in sending.Body.Ops.Zip(sending.Hashes))
        {
            var before = stored.GetValueOrDefault((sending.By, op.Op))?.Hash ?? seen.GetValueOrDefault(op.Op);
            if (before is not null && !before.AsSpan().SequenceEqual(hash))
                throw new FieldErrorException(FieldError.OpReused);
            seen[op.Op] = hash;
        }
        var results = new List<PushResult>(sending.Body.Ops.Count);
        foreach (var (op, hash) in sending.Body.Ops.Zip(sending.Hashes))
        {
            if (stored.TryGetValue((sending.By, op.Op), out var done))
            {
                results.Add(PushResult.Ok(op.Op, done.Rev, done.Seq));
                continue;
            }
            var result = line.Take(op);
            results.Add(result);
            if (result.Seq is not { } seq)
                continue;
            var operation = new Operation { AccountId = sending.By, Op = op.Op, Hash = hash, Rev = op.Rev, Seq = seq, Day = line.Today };
            stored[(sending.By, op.Op)] = operation;
            operations.Add(operation);
        }
        return results;
    }

    private async Task Keep(SpaceId id, PushLine line, List<Operation> operations)
    {
        if (line.Superseded is { Count: > 0 } old)
            await db.Set<Revision>().Where(r => r.SpaceId == id && old.Contains(r.Seq)).ExecuteUpdateAsync(r => r.SetProperty(x => x.SupersededOn, line.Today));
        if (line.Added.Count <= Few)
        {
            db.AddRange(line.Added);
            db.AddRange(operations);
            await db.SaveChangesAsync();
        }
        else
        {
            await BulkInsert.Write(db, line.Added, CancellationToken.None);
            await BulkInsert.Write(db, operations, CancellationToken.None);
        }
        await db.Set<Space>().Where(s => s.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Head, line.Head).SetProperty(x => x.Count, line.Count).SetProperty(x => x.Sum, line.Sum));
    }
}
