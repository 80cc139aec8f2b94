using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Twins;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>What a file brings of those who asked not to be listed, under whatever id: it is left out, and said.</summary>
internal static class Unwanted
{
    public static async Task<HashSet<Guid>> Find(AppDb db, Bundle bundle, CancellationToken cancel)
    {
        string[] asked = [EntryStates.DoNotList];
        List<EntryFacts> remembered = [.. await FactReader.Read(db, EntryKind.Organization, asked, cancel), .. await FactReader.Read(db, EntryKind.Service, asked, cancel)];
        var unwanted = new HashSet<Guid>();
        if (remembered.Count == 0)
            return unwanted;
        // What stands here under the same id is not written over anyway.
        var known = (await db.Set<Services.Service>().Select(s => s.Id).ToListAsync(cancel)).Select(s => s.Value)
            .Concat((await db.Set<Organizations.Organization>().Select(o => o.Id).ToListAsync(cancel)).Select(o => o.Value)).ToHashSet();
        var buckets = remembered.SelectMany(r => r.Buckets.Select(b => (b, r))).ToLookup(p => p.b, p => p.r, StringComparer.Ordinal);
        foreach (var (id, facts) in FactReader.Read(bundle).Where(f => !known.Contains(f.Key)))
        {
            if (facts.Buckets.SelectMany(b => buckets[b]).Any(r => r.Kind == facts.Kind && EntryFacts.AreTwins(facts.Common(r))))
            {
                unwanted.Add(id);
                bundle.Note(facts.Kind is EntryKind.Service ? "services" : "organizations", facts.Name, "id", "left out: it asked not to be listed");
            }
        }
        // The services of an organisation that is left out go with it.
        unwanted.UnionWith(bundle.Services.Where(s => s.OrganizationId is { } o && unwanted.Contains(o.Value) && !known.Contains(s.Id.Value)).Select(s => s.Id.Value).ToList());
        return unwanted;
    }
}
