using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Where the address of an entry that went into another leads; for a while only, as a merge can be taken back.</summary>
internal static class MergedAddress
{
    public static async Task<string?> Find(AppDb db, EntryKind kind, string slug, CancellationToken cancel)
    {
        var id = kind is EntryKind.Service
            ? await db.Set<Service>().Where(s => s.Slug == slug && s.State == EntryStates.Merged).Select(s => (Guid?)s.Id.Value).SingleOrDefaultAsync(cancel)
            : await db.Set<Organization>().Where(o => o.Slug == slug && o.State == EntryStates.Merged).Select(o => (Guid?)o.Id.Value).SingleOrDefaultAsync(cancel);
        if (id is null || await Into(db, id.Value, cancel) is not { } kept)
            return null;
        var (service, organization) = (new ServiceId(kept), new OrganizationId(kept));
        var other = kind is EntryKind.Service
            ? await db.Set<Service>().Where(s => s.Id == service).Select(s => s.Slug).SingleOrDefaultAsync(cancel)
            : await db.Set<Organization>().Where(o => o.Id == organization).Select(o => o.Slug).SingleOrDefaultAsync(cancel);
        return other is null ? null : $"/annuaire/{kind.Folder()}/{other}";
    }

    /// <summary>The entry that goes on.</summary>
    public static Task<Guid?> Into(AppDb db, Guid gone, CancellationToken cancel) =>
        db.Set<Merge>().Where(m => m.GoneId == gone && m.UndoneAt == null).OrderByDescending(m => m.At).Select(m => (Guid?)m.KeptId).FirstOrDefaultAsync(cancel);
}
