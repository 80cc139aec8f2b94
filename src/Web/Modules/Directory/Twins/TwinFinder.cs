using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Twins;

/// <summary>Two entries that may be one, and why.</summary>
internal sealed record Twin(EntryFacts One, EntryFacts Other, IReadOnlyList<TwinReason> Reasons);

/// <summary>Finds duplicates on name, place, phone and numbers of registers.</summary>
internal static class TwinFinder
{
    // A switchboard or a name that half a hundred entries share says nothing of any two of them.
    private const int MostOfOneSign = 50;

    public static async Task<IReadOnlyList<Twin>> Find(AppDb db, CancellationToken cancel)
    {
        var apart = (await db.Set<Apart>().AsNoTracking().ToListAsync(cancel)).Select(a => (a.One, a.Other)).ToHashSet();
        var organizations = Among(await FactReader.Read(db, EntryKind.Organization, EntryStates.Shown, cancel));
        var services = Among(await FactReader.Read(db, EntryKind.Service, EntryStates.Shown, cancel));
        return [.. organizations.Concat(services).Where(t => Apart.Of(t.One.Id, t.Other.Id) is var pair && !apart.Contains((pair.One, pair.Other)))];
    }

    public static IReadOnlyList<Twin> Among(IReadOnlyCollection<EntryFacts> entries)
    {
        var buckets = entries.SelectMany(e => e.Buckets.Distinct(StringComparer.Ordinal).Select(b => (Bucket: b, Entry: e))).ToLookup(p => p.Bucket, p => p.Entry, StringComparer.Ordinal);
        var seen = new HashSet<(Guid, Guid)>();
        var twins = new List<Twin>();
        foreach (var bucket in buckets.Select(b => b.ToList()).Where(b => b.Count is > 1 and <= MostOfOneSign))
        {
            for (var i = 0; i < bucket.Count; i++)
            {
                for (var j = i + 1; j < bucket.Count; j++)
                {
                    var pair = Apart.Of(bucket[i].Id, bucket[j].Id);
                    if (seen.Add((pair.One, pair.Other)) && bucket[i].Common(bucket[j]) is var reasons && EntryFacts.AreTwins(reasons))
                        twins.Add(new Twin(bucket[i], bucket[j], reasons));
                }
            }
        }
        return [.. twins.OrderByDescending(t => t.Reasons.Count).ThenBy(t => t.One.Name, StringComparer.Ordinal).ThenBy(t => t.One.Id)];
    }
}
