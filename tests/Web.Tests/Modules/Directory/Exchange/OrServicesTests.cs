using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

public sealed class OrServicesTests(Inventory inventory) : IClassFixture<Inventory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_real_inventory_arrives_whole()
    {
        await using var db = inventory.Open();
        (await db.Set<Organization>().CountAsync(Cancel)).ShouldBe(399);
        (await db.Set<Service>().CountAsync(Cancel)).ShouldBe(1658);
        (await db.Set<Location>().CountAsync(Cancel)).ShouldBe(1204);
        (await db.Set<SourceTerm>().CountAsync(Cancel)).ShouldBe(486);
        (await db.Set<ServiceTerm>().CountAsync(Cancel)).ShouldBe(7037);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var database = await TestDatabase.Create(await Copy());
        var before = await Versions(database);
        var run = await Verb.Run(database, "import", "orservices", Inventory.Folder, "--zone", "America/New_York");
        run.Code.ShouldBe(0, run.Error);
        run.LastLine.ShouldBe("0 created, 0 updated, 3261 unchanged, 0 rejected");
        (await Versions(database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_dry_run_reports_and_writes_nothing()
    {
        _ = Inventory.Folder;
        await using var database = await TestDatabase.Create();
        var run = await Verb.Run(database, "import", "orservices", Inventory.Folder, "--zone", "America/New_York", "--dry-run");
        run.LastLine.ShouldBe("3261 created, 0 updated, 0 unchanged, 0 rejected");
        await using var db = database.Open();
        (await db.Set<Service>().CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Odd_values_are_kept_as_said_and_flagged()
    {
        await using var db = inventory.Open();
        var status = await db.Set<SourceFlag>().SingleAsync(f => f.Code == "unknown-status" && f.Said!.Contains("hYuOMj"), Cancel);
        (await db.Set<Service>().SingleAsync(s => s.Id == new Maillage.Modules.Directory.Contracts.ServiceId(status.EntryId!.Value), Cancel)).Extra["service_status"].ShouldBe(status.Said);
        var church = await db.Set<Schedule>().SingleAsync(s => s.Said!.Contains("Following church service"), Cancel);
        church.ByDay.ShouldBeNull();
        church.OpensAt.ShouldBeNull();
        (await db.Set<Organization>().CountAsync(o => o.Description!.Contains("&rsquo;"), Cancel)).ShouldBeGreaterThan(0);
        (await db.Set<Service>().CountAsync(s => s.OrganizationId == null, Cancel)).ShouldBe(18);
        (await db.Set<SourceFlag>().CountAsync(f => f.Code == "missing-description", Cancel)).ShouldBe(48);
    }

    [Fact]
    public async Task Hours_are_read_where_they_can_be()
    {
        await using var db = inventory.Open();
        var hours = await db.Set<Schedule>().Where(s => s.ByDay != null).Select(s => new { s.Said, s.ByDay, s.Frequency, s.OpensAt, s.ClosesAt }).Distinct().ToListAsync(Cancel);
        hours.ShouldContain(new { Said = (string?)"Monday - Friday 9:00AM – 5:00PM", ByDay = (string?)"MO,TU,WE,TH,FR", Frequency = (string?)"WEEKLY", OpensAt = (TimeOnly?)new TimeOnly(9, 0), ClosesAt = (TimeOnly?)new TimeOnly(17, 0) });
        hours.ShouldContain(h => h.Said == "2nd & 4th Saturday 10:00AM – 12:00PM" || (h.ByDay == "2SA,4SA" && h.Frequency == "MONTHLY"));
        hours.Where(h => h.Said!.StartsWith("Mon - Tue & Thur - Fri", StringComparison.Ordinal)).ShouldAllBe(h => h.ByDay == "MO,TU,TH,FR");
        hours.Where(h => h.Said!.Contains("24 hours", StringComparison.OrdinalIgnoreCase)).ShouldAllBe(h => h.OpensAt == TimeOnly.MinValue && h.ClosesAt == TimeOnly.MinValue);
    }

    [Fact]
    public async Task Every_field_says_where_it_comes_from()
    {
        await using var db = inventory.Open();
        var service = await db.Set<Service>().FirstAsync(s => s.Description != null && s.Url != null, Cancel);
        var said = await db.Set<Provenance>().Where(p => p.EntryId == service.Id.Value).ToListAsync(Cancel);
        said.Select(p => p.Field).ShouldContain("description");
        said.ShouldAllBe(p => p.How == "import" && p.Who == "dc");
    }

    [Fact]
    public async Task What_someone_confirmed_is_not_written_over_and_what_the_file_changed_is()
    {
        await using var database = await TestDatabase.Create(await Copy());
        await using (var db = database.Open())
        {
            var services = await db.Set<Service>().OrderBy(s => s.SourceId).Take(2).ToListAsync(Cancel);
            services[0].Name = "Corrected by its own people";
            services[1].Name = "Changed by nobody known";
            db.Add(new Provenance { Id = Guid.CreateVersion7(), EntryId = services[0].Id.Value, Field = "name", How = "service-lui-meme", Who = "Le service", At = DateTimeOffset.UnixEpoch });
            var phones = await db.Set<Phone>().Where(p => p.ServiceId != null).OrderBy(p => p.Id).Take(1).ToListAsync(Cancel);
            db.RemoveRange(phones);
            await db.SaveChangesAsync(Cancel);
        }
        var run = await Verb.Run(database, "import", "orservices", Inventory.Folder, "--zone", "America/New_York");
        run.LastLine.ShouldBe("0 created, 2 updated, 3259 unchanged, 0 rejected");
        await using var after = database.Open();
        (await after.Set<Service>().CountAsync(s => s.Name == "Corrected by its own people", Cancel)).ShouldBe(1);
        (await after.Set<Service>().CountAsync(s => s.Name == "Changed by nobody known", Cancel)).ShouldBe(0);
    }

    // The fixture's own database is in use; its copy at rest is what the fixture was made from.
    private async Task<TestDatabase> Copy()
    {
        _ = inventory.World;
        return await Inventory.AtRest;
    }

    private static async Task<long> Versions(TestDatabase database)
    {
        await using var db = database.Open();
        return await DataVersions.Read(db, "directory", Cancel) + await db.Set<Provenance>().CountAsync(Cancel);
    }
}
