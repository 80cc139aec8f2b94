using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

internal sealed record RewrapItem(Guid Id, long Rev, long From, long Epoch, byte[] Wrap);

internal sealed record RewrapBody(IReadOnlyList<RewrapItem> Items);

/// <summary>After a change of the space's key a lead's device wraps the content keys anew, in batches; contents, numbers and order stay, nobody waits.</summary>
internal static class Rewrapping
{
    private const int Most = 500;
    private const int MostBytes = 256 * 1024;

    public static async Task<IResult> Left(Guid space, HttpContext context, AppDb db, SpaceAccess access, CancellationToken cancel)
    {
        var id = new SpaceId(space);
        var below = FieldQuery.Whole(context, "below", 0);
        var limit = FieldQuery.Whole(context, "limit", Most);
        if (limit is < 1 or > Most)
            return FieldError.Malformed;
        await access.EnterAsLead(id, cancel);
        var items = await db.Set<Revision>().AsNoTracking().Where(r => r.SpaceId == id && r.Epoch < below).OrderBy(r => r.Seq).Take((int)limit)
            .Select(r => new { Id = r.RecordId, r.Rev, r.Epoch, r.Wrap }).ToListAsync(cancel);
        return FieldAnswer.Of(new { Items = items.Select(i => new { Id = i.Id.Value, i.Rev, i.Epoch, i.Wrap }).ToList(), Left = await Count(db, id, below, cancel) });
    }

    public static async Task<IResult> Take(Guid space, HttpContext context, AppDb db, SpaceAccess access, WriteTurn turn)
    {
        var body = await FieldBody.Read<RewrapBody>(context, MostBytes);
        if (body.Items.Count > Most)
            return FieldError.TooBig;
        if (!body.Items.All(i => Revision.HoldsWrap(i.Wrap) && i.From < i.Epoch))
            return FieldError.Malformed;
        var (id, cancel) = (new SpaceId(space), context.RequestAborted);
        using var mine = await turn.Take(cancel);
        await using var all = await db.Database.BeginTransactionAsync(cancel);
        var (now, isLead) = await access.Lock(id, cancel);
        if (!isLead)
            return FieldError.LeadOnly;
        var done = 0;
        foreach (var item in body.Items.Where(i => i.Epoch == now.Epoch))
        {
            var record = new RecordId(item.Id);
            // Moved on since, erased, or wrapped by another lead: skipped, and still counted as left where it is.
            done += await db.Set<Revision>().Where(r => r.SpaceId == id && r.RecordId == record && r.Rev == item.Rev && r.Epoch == item.From).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.OldEpoch, x => x.Epoch).SetProperty(x => x.OldWrap, x => x.Wrap).SetProperty(x => x.Epoch, item.Epoch).SetProperty(x => x.Wrap, item.Wrap), cancel);
        }
        await Forgetting.Run(db, id, now.MinEpoch, cancel);
        await all.CommitAsync(cancel);
        return FieldAnswer.Of(new { Done = done, Skipped = body.Items.Count - done, Left = await Count(db, id, now.Epoch, cancel) });
    }

    private static Task<int> Count(AppDb db, SpaceId space, long below, CancellationToken cancel) => db.Set<Revision>().CountAsync(r => r.SpaceId == space && r.Epoch < below, cancel);
}
