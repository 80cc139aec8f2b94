using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>Gives new entries what only the directory can, an address of their own and a first date, and leaves out those that it holds from elsewhere.</summary>
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
        var (organizations, services, locations) = (await Strangers(bundle.Organizations, cancel), await Strangers(bundle.Services, cancel), await Strangers(bundle.Locations, cancel));
        var unwanted = await Unwanted.Find(db, bundle, cancel);
        organizations.UnionWith(bundle.Organizations.Select(o => o.Id.Value).Where(unwanted.Contains));
        services.UnionWith(bundle.Services.Select(s => s.Id.Value).Where(unwanted.Contains));
        bundle.Organizations.RemoveAll(o => unwanted.Contains(o.Id.Value));
        bundle.Services.RemoveAll(s => unwanted.Contains(s.Id.Value));
        LeaveOut(organizations, services, locations);
        await Lead(cancel);
        await Slugs(bundle.Organizations, o => o.Slug, (o, s) => o.Slug = s, o => o.Name, cancel);
        await Slugs(bundle.Services, s => s.Slug, (s, slug) => s.Slug = slug, s => s.Name, cancel);
        await Slugs(bundle.Networks, n => n.Slug, (n, slug) => n.Slug = slug, n => n.Name, cancel);
    }

    /// <summary>Entries whose id another source has already, or that stand here under another id.</summary>
    private async Task<HashSet<Guid>> Strangers<T>(List<T> rows, CancellationToken cancel) where T : class, IEntry
    {
        var known = await db.Set<T>().AsNoTracking().ToListAsync(cancel);
        var byId = known.ToDictionary(k => k.EntryId);
        var bySource = known.ToDictionary(k => (k.Source, k.SourceId));
        var strangers = new HashSet<Guid>();
        foreach (var row in rows)
        {
            if (byId.TryGetValue(row.EntryId, out var other) ? (other.Source, other.SourceId) != (row.Source, row.SourceId) : bySource.TryGetValue((row.Source, row.SourceId), out other))
            {
                bundle.Reject($"{typeof(T).Name.ToLowerInvariant()}s", row.SourceId, "id", $"the directory has it already from the source {other!.Source}, as {other.SourceId}");
                strangers.Add(row.EntryId);
            }
        }
        rows.RemoveAll(r => strangers.Contains(r.EntryId));
        return strangers;
    }

    /// <summary>What a file says of an organisation that went into another is said of that one.</summary>
    private async Task Lead(CancellationToken cancel)
    {
        var into = (await db.Set<Merge>().AsNoTracking().Where(m => m.Kind == EntryKind.Organization && m.UndoneAt == null).ToListAsync(cancel))
            .GroupBy(m => new OrganizationId(m.GoneId)).ToDictionary(g => g.Key, g => new OrganizationId(g.Last().KeptId));
        foreach (var service in bundle.Services.Where(s => s.OrganizationId is { } o && into.ContainsKey(o)))
            service.OrganizationId = into[service.OrganizationId!.Value];
        foreach (var location in bundle.Locations.Where(l => l.OrganizationId is { } o && into.ContainsKey(o)))
            location.OrganizationId = into[location.OrganizationId!.Value];
    }

    /// <summary>What belongs to a record that is left out is left out with it.</summary>
    private void LeaveOut(HashSet<Guid> organizations, HashSet<Guid> services, HashSet<Guid> locations)
    {
        if (organizations.Count + services.Count + locations.Count == 0)
            return;
        bundle.Addresses.RemoveAll(a => locations.Contains(a.LocationId.Value));
        bundle.ServicesAtLocations.RemoveAll(a => locations.Contains(a.LocationId.Value) || services.Contains(a.ServiceId.Value));
        bundle.Phones.RemoveAll(p => Any(p.ServiceId?.Value, p.LocationId?.Value) || (p.OrganizationId is { } o && organizations.Contains(o.Value)));
        bundle.Schedules.RemoveAll(s => Any(s.ServiceId?.Value, s.LocationId?.Value));
        bundle.ScheduleExceptions.RemoveAll(s => Any(s.ServiceId?.Value, s.LocationId?.Value));
        bundle.Contacts.RemoveAll(c => services.Contains(c.ServiceId.Value));
        bundle.Offers.RemoveAll(o => services.Contains(o.ServiceId.Value));
        bundle.TrainingModules.RemoveAll(m => services.Contains(m.ServiceId.Value));
        bundle.Tools.RemoveAll(t => services.Contains(t.ServiceId.Value));
        bundle.ServiceTerms.RemoveAll(t => services.Contains(t.ServiceId.Value));
        bundle.NetworkMembers.RemoveAll(m => organizations.Contains(m.OrganizationId.Value));
        bundle.Provenances.RemoveAll(p => Any(p.EntryId, null) || organizations.Contains(p.EntryId));
        bundle.Flags.RemoveAll(f => f.EntryId is { } e && (Any(e, null) || organizations.Contains(e)));
        foreach (var service in bundle.Services.Where(s => s.OrganizationId is { } o && organizations.Contains(o.Value)))
            service.OrganizationId = null;
        foreach (var location in bundle.Locations.Where(l => l.OrganizationId is { } o && organizations.Contains(o.Value)))
            location.OrganizationId = null;
        foreach (var organization in bundle.Organizations.Where(o => o.ParentId is { } p && organizations.Contains(p.Value)))
            organization.ParentId = null;

        bool Any(Guid? one, Guid? other) => (one is { } a && (services.Contains(a) || locations.Contains(a))) || (other is { } b && (services.Contains(b) || locations.Contains(b)));
    }

    private async Task Slugs<T>(List<T> rows, Func<T, string> slug, Action<T, string> give, Func<T, string> name, CancellationToken cancel) where T : class, IEntry
    {
        var known = (await db.Set<T>().AsNoTracking().ToListAsync(cancel)).ToDictionary(r => r.EntryId, slug);
        var slugs = new EntrySlugs(known.Values);
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.EntryId, out var own))
                give(row, own);
            else if (!slugs.Take(slug(row)))
                give(row, slugs.For(name(row)));
        }
    }
}
