using Maillage.Modules.Field.Spaces;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field.Records;

/// <summary>What opens epochs below the least goes, once nothing is wrapped for them any more: before, it would take the notes with it.</summary>
internal static class Forgetting
{
    public static async Task Run(AppDb db, SpaceId id, long minEpoch, CancellationToken cancel)
    {
        if (minEpoch <= 1 || await db.Set<Revision>().AnyAsync(r => r.SpaceId == id && r.Epoch < minEpoch, cancel))
            return;
        await db.Set<Revision>().Where(r => r.SpaceId == id && r.OldEpoch < minEpoch).ExecuteUpdateAsync(r => r.SetProperty(x => x.OldEpoch, (long?)null).SetProperty(x => x.OldWrap, (byte[]?)null), cancel);
        // The link of the least epoch opens the one before it.
        await db.Set<EpochLink>().Where(l => l.SpaceId == id && l.Epoch <= minEpoch).ExecuteDeleteAsync(cancel);
        await db.Set<Grant>().Where(g => g.SpaceId == id && g.Epoch < minEpoch).ExecuteDeleteAsync(cancel);
    }
}
