using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>Gives new entries what only the directory can: an address of their own and a first date.</summary>
internal sealed class Newcomers(AppDb db, Bundle bundle)
{
    public async Task Check(DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var o in bundle.Organizations.Where(o => o.UpdatedAt == default))
            o.UpdatedAt = now;
        foreach (var s in bundle.Services.Where(s => s.UpdatedAt == default))
            s.UpdatedAt = now;
        foreach (var l in bundle.Locations.Where(l => l.UpdatedAt == default))
            l.UpdatedAt = now;
        foreach (var n in bundle.Networks.Where(n => n.UpdatedAt == default))
            n.UpdatedAt = now;
        await Slugs(bundle.Organizations, o => o.Id.Value, o => o.Slug, (o, s) => o.Slug = s, o => o.Name, cancel);
        await Slugs(bundle.Services, s => s.Id.Value, s => s.Slug, (s, slug) => s.Slug = slug, s => s.Name, cancel);
        await Slugs(bundle.Networks, n => n.Id.Value, n => n.Slug, (n, slug) => n.Slug = slug, n => n.Name, cancel);
    }

    private async Task Slugs<T>(List<T> rows, Func<T, Guid> id, Func<T, string> slug, Action<T, string> give, Func<T, string> name, CancellationToken cancel) where T : class
    {
        var known = (await db.Set<T>().AsNoTracking().ToListAsync(cancel)).ToDictionary(id, slug);
        var taken = known.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (known.TryGetValue(id(row), out var own))
                give(row, own);
            else if (slug(row).Length == 0 || !taken.Add(slug(row)))
                give(row, EntrySlug.For(name(row), taken));
        }
    }
}
