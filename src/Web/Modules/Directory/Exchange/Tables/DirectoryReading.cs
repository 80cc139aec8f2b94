using Maillage.Modules.Directory.Networks;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>The whole directory as it stands, in a stable order, to be written into a file.</summary>
internal static class DirectoryReading
{
    /// <summary>Reads it in one state; <paramref name="open"/>: only what anyone may read, no drafts, no unlisted entries, no people.</summary>
    public static async Task<Bundle> Read(AppDb db, bool open, CancellationToken cancel)
    {
        // One state of the directory, whatever is written meanwhile.
        await using var transaction = db.Database.IsSqlite() ? null : await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var bundle = new Bundle("maillage") { Complete = true };
        await Fill(bundle.Organizations, o => o.Id);
        await Fill(bundle.Services, s => s.Id);
        await Fill(bundle.Locations, l => l.Id);
        await Fill(bundle.Addresses, a => a.Id);
        await Fill(bundle.ServicesAtLocations, s => s.Id);
        await Fill(bundle.Phones, p => p.Id);
        await Fill(bundle.Schedules, s => s.Id);
        await Fill(bundle.ScheduleExceptions, s => s.Id);
        await Fill(bundle.Contacts, c => c.Id);
        await Fill(bundle.Offers, o => o.Id);
        await Fill(bundle.TrainingModules, m => m.Id);
        await Fill(bundle.Tools, t => t.Id);
        await Fill(bundle.Terms, t => t.Id);
        await Fill(bundle.ServiceTerms, t => t.Id);
        await Fill(bundle.Networks, n => n.Id);
        bundle.NetworkMembers.AddRange(await db.Set<NetworkMember>().AsNoTracking().OrderBy(m => m.NetworkId).ThenBy(m => m.OrganizationId).ToListAsync(cancel));
        await Fill(bundle.Provenances, p => p.Id);
        await Fill(bundle.Flags, f => f.Id);
        if (open)
            Close(bundle);
        return bundle;

        async Task Fill<T, TKey>(List<T> list, System.Linq.Expressions.Expression<Func<T, TKey>> key) where T : class =>
            list.AddRange(await db.Set<T>().AsNoTracking().OrderBy(key).ToListAsync(cancel));
    }

    private static void Close(Bundle bundle)
    {
        bundle.Services.RemoveAll(s => !EntryStates.Shown.Contains(s.State));
        bundle.Organizations.RemoveAll(o => !EntryStates.Shown.Contains(o.State));
        bundle.Contacts.Clear();
        bundle.Flags.Clear();
        var services = bundle.Services.Select(s => s.Id).ToHashSet();
        var organizations = bundle.Organizations.Select(o => o.Id).ToHashSet();
        foreach (var service in bundle.Services.Where(s => s.OrganizationId is { } o && !organizations.Contains(o)))
            service.OrganizationId = null;
        foreach (var organization in bundle.Organizations.Where(o => o.ParentId is { } p && !organizations.Contains(p)))
            organization.ParentId = null;
        bundle.ServicesAtLocations.RemoveAll(s => !services.Contains(s.ServiceId));
        var places = bundle.ServicesAtLocations.Select(s => s.LocationId).ToHashSet();
        bundle.Locations.RemoveAll(l => !places.Contains(l.Id) && (l.OrganizationId is not { } owner || !organizations.Contains(owner)));
        foreach (var location in bundle.Locations.Where(l => l.OrganizationId is { } o && !organizations.Contains(o)))
            location.OrganizationId = null;
        places = [.. bundle.Locations.Select(l => l.Id)];
        bundle.Addresses.RemoveAll(a => !places.Contains(a.LocationId));
        bundle.Phones.RemoveAll(p => (p.ServiceId is { } s && !services.Contains(s)) || (p.LocationId is { } l && !places.Contains(l)) || (p.OrganizationId is { } o && !organizations.Contains(o)));
        bundle.Schedules.RemoveAll(s => (s.ServiceId is { } id && !services.Contains(id)) || (s.LocationId is { } l && !places.Contains(l)));
        bundle.ScheduleExceptions.RemoveAll(s => (s.ServiceId is { } id && !services.Contains(id)) || (s.LocationId is { } l && !places.Contains(l)));
        bundle.Offers.RemoveAll(o => !services.Contains(o.ServiceId));
        bundle.TrainingModules.RemoveAll(m => !services.Contains(m.ServiceId));
        bundle.Tools.RemoveAll(t => !services.Contains(t.ServiceId));
        bundle.ServiceTerms.RemoveAll(t => !services.Contains(t.ServiceId));
        bundle.NetworkMembers.RemoveAll(m => !organizations.Contains(m.OrganizationId));
        HashSet<Guid> entries = [.. services.Select(s => s.Value), .. organizations.Select(o => o.Value), .. places.Select(l => l.Value), .. bundle.Networks.Select(n => n.Id.Value)];
        bundle.Provenances.RemoveAll(p => !entries.Contains(p.EntryId));
    }
}
