using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>How many entries a source no longer names; marked so, or only counted where the file may not be the whole source.</summary>
internal sealed record Gone(int Organizations, int Services, int Locations, bool Marked)
{
    public int All => Organizations + Services + Locations;
}

/// <summary>Marks what a source named once and names no more. It stays, with its address and its page; the mark goes when the source names it again.</summary>
internal sealed class Absences(AppDb db, Bundle bundle, DateTimeOffset now)
{
    // Our own export holds entries of many sources, and perhaps not all of any; a record that could not be read may be the very one that is missed.
    private readonly bool marks = !bundle.Partial && bundle.Rejections.Count == 0;

    public async Task<Gone?> Find(CancellationToken cancel) => bundle.Complete ? null
        : new Gone(await Find(bundle.Organizations, cancel), await Find(bundle.Services, cancel), await Find(bundle.Locations, cancel), marks);

    private async Task<int> Find<T>(List<T> named, CancellationToken cancel) where T : class, IFromSource
    {
        // A file without a single one says nothing about them.
        if (named.Count == 0)
            return 0;
        var seen = named.Select(e => e.EntryId).ToHashSet();
        var known = await db.Set<T>().AsNoTracking().Where(e => e.Source == bundle.Source && e.AbsentSince == null).ToListAsync(cancel);
        var gone = known.FindAll(e => !seen.Contains(e.EntryId));
        foreach (var entry in marks ? gone : [])
        {
            db.Attach(entry);
            entry.AbsentSince = now;
            // Whoever keeps a copy learns of it by modified_after.
            entry.UpdatedAt = now;
        }
        return gone.Count;
    }
}
