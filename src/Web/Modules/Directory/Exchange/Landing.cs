using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>What an import did to the entries (organisations, services, locations, networks).</summary>
internal sealed record Landed(int Created, int Updated, int Unchanged, Gone? Gone = null);

/// <summary>Brings a bundle into the directory: writes what is new or different and nothing else, in one transaction.</summary>
internal sealed class Landing(AppDb db, Bundle bundle, TimeProvider time, Progress progress)
{
    public const string How = "import";
    private readonly Ledger ledger = new(time.GetUtcNow());

    /// <summary>Does everything, then keeps it or takes it back.</summary>
    public async Task<Landed> Write(Func<bool> keep, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var landed = await Apply(cancel);
        if (!keep())
            return landed;
        if (ledger.Wrote)
            await DataVersions.Raise(db, DirectoryCopy.Name, cancel);
        await transaction.CommitAsync(cancel);
        return landed;
    }

    private async Task<Landed> Apply(CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlAsync($"pragma defer_foreign_keys = on", cancel);
        await new Newcomers(db, bundle).Check(time.GetUtcNow(), cancel);
        if (!bundle.Complete)
            FirstProvenances.Add(bundle, time.GetUtcNow());
        ledger.Guard(await db.Set<Provenance>().AsNoTracking().Where(p => p.How != How).Select(p => new { p.EntryId, p.Field }).Distinct().ToListAsync(cancel) is var said
            ? said.Select(p => (p.EntryId, p.Field)) : []);
        // A demoted or dormant service is not brought back by a file that still calls it active.
        ledger.Guard((await db.Set<Upkeep>().Where(u => u.StateBefore != null).Select(u => u.Id).ToListAsync(cancel)).Select(id => (id.Value, EntryFields.State)));
        ledger.Retire((await db.Set<Service>().Where(s => EntryStates.Retired.Contains(s.State)).Select(s => s.Id).ToListAsync(cancel)).Select(id => id.Value)
            .Concat((await db.Set<Organization>().Where(o => EntryStates.Retired.Contains(o.State)).Select(o => o.Id).ToListAsync(cancel)).Select(id => id.Value)));
        ledger.Enter(EntryIds());

        var table = new LandingTable(db, ledger, bundle.Complete, cancel);
        await table.Entries(bundle.Organizations, o => o.Id.Value);
        progress.Step("organisations");
        await table.Entries(bundle.Services, s => s.Id.Value);
        progress.Step("services");
        await table.Entries(bundle.Locations, l => l.Id.Value);
        await table.Entries(bundle.Networks, n => n.Id.Value);
        progress.Step("locations");
        await table.Free(bundle.Terms, t => t.Id);
        await table.Parts(bundle.ServiceTerms, t => t.Id, t => t.ServiceId.Value, "terms");
        await table.Parts(bundle.Addresses, a => a.Id, a => a.LocationId.Value, "address");
        await table.Parts(bundle.ServicesAtLocations, s => s.Id, s => s.ServiceId.Value, "locations");
        await table.Parts(bundle.Phones, p => p.Id, p => p.ServiceId?.Value ?? p.LocationId?.Value ?? p.OrganizationId?.Value, "phones");
        progress.Step("addresses and numbers");
        await table.Parts(bundle.Schedules, s => s.Id, s => s.ServiceId?.Value ?? s.LocationId?.Value, "hours");
        await table.Parts(bundle.ScheduleExceptions, s => s.Id, s => s.ServiceId?.Value ?? s.LocationId?.Value, "hours");
        progress.Step("hours");
        await table.Parts(bundle.Contacts, c => c.Id, c => c.ServiceId.Value, "contacts");
        await table.Parts(bundle.Offers, o => o.Id, o => o.ServiceId.Value, "offers");
        await table.Parts(bundle.TrainingModules, m => m.Id, m => m.ServiceId.Value, "offers");
        await table.Parts(bundle.Tools, t => t.Id, t => t.ServiceId.Value, "offers");
        await table.Free(bundle.NetworkMembers, m => (m.NetworkId, m.OrganizationId));
        await table.Touch<Organization>(o => o.Id.Value, o => o.UpdatedAt);
        await table.Touch<Service>(s => s.Id.Value, s => s.UpdatedAt);
        await table.Touch<Location>(l => l.Id.Value, l => l.UpdatedAt);
        await table.Provenances(bundle.Provenances);
        await table.Flags(bundle.Flags, bundle.Source);
        await BulkInsert.Write(db, ledger.History, cancel);
        progress.Step("sources");
        var gone = await new Absences(db, bundle, ledger.Now).Find(cancel);
        await db.SaveChangesAsync(cancel);
        return ledger.Count() with { Gone = gone };
    }

    private IEnumerable<Guid> EntryIds() =>
        [.. bundle.Organizations.Select(o => o.Id.Value), .. bundle.Services.Select(s => s.Id.Value), .. bundle.Locations.Select(l => l.Id.Value), .. bundle.Networks.Select(n => n.Id.Value)];
}
