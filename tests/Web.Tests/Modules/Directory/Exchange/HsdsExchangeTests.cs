using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Tests.Modules.Directory.Exchange;

public sealed class HsdsExchangeTests(World demo, Inventory inventory) : IClassFixture<World>, IClassFixture<Inventory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hsds")]
    [InlineData("hsds.json")]
    public Task The_demo_directory_comes_back_the_same(string name) => RoundTrip(demo.Database, name);

    [Theory]
    [InlineData("hsds")]
    [InlineData("hsds.json")]
    public Task The_real_inventory_comes_back_the_same(string name) => RoundTrip(inventory.World.Database, name);

    [Fact]
    public async Task An_open_export_holds_no_draft_and_no_person()
    {
        var path = Path.Combine(demo.Database.Folder, "open");
        (await Verb.Run(demo.Database, "export", "hsds", path, "--open")).Code.ShouldBe(0);
        (await File.ReadAllLinesAsync(Path.Combine(path, "contacts.csv"), Cancel)).Length.ShouldBe(1);
        await using var db = demo.Open();
        var hidden = await db.Set<Service>().Where(s => s.State == "brouillon" || s.State == "ne-pas-lister" || s.State == "en-attente").Select(s => s.Id).ToListAsync(Cancel);
        var services = await File.ReadAllTextAsync(Path.Combine(path, "services.csv"), Cancel);
        hidden.ShouldAllBe(h => !services.Contains(h.ToString()));
        await using var empty = await TestDatabase.Create();
        (await Verb.Run(empty, "import", "hsds", path)).LastLine.ShouldEndWith(" 0 rejected");
    }

    [Theory]
    [InlineData("csv", 1, 1, 1)]
    [InlineData("tabular.json", 1, 1, 1)]
    [InlineData("service_full.json", 1, 1, 1)]
    [InlineData("service_list.json", 1, 1, 0)]
    [InlineData("organization_full.json", 1, 1, 1)]
    [InlineData("organization_list.json", 1, 0, 0)]
    [InlineData("service_at_location_full.json", 1, 1, 1)]
    [InlineData("location.json", 0, 0, 1)]
    [InlineData("taxonomy_term_list.json", 0, 0, 0)]
    public async Task The_official_examples_can_be_read(string name, int organizations, int services, int locations)
    {
        var path = SharedData.Path("hsds", "examples", name);
        await using var database = await TestDatabase.Create();
        var run = await Verb.Run(database, "import", "hsds", path);
        run.Code.ShouldBe(0, run.Error);
        await using var db = database.Open();
        var found = (await db.Set<Organization>().CountAsync(Cancel), await db.Set<Service>().CountAsync(Cancel), await db.Set<Location>().CountAsync(Cancel));
        found.ShouldBe((organizations, services, locations), $"{run.Output}\n{run.Error}");
        (await Verb.Run(database, "import", "hsds", path)).LastLine.ShouldStartWith("0 created, 0 updated, ");
    }

    [Fact]
    public async Task What_another_says_is_kept_as_said()
    {
        var path = SharedData.Path("hsds", "examples", "service_full.json");
        await using var database = await TestDatabase.Create();
        await Verb.Run(database, "import", "hsds", path);
        await using var db = database.Open();
        var service = await db.Set<Service>().SingleAsync(Cancel);
        service.Name.ShouldBe("Community Counselling");
        service.Extra["interpretation_services"].ShouldStartWith("Interpretation services are available in Urdu");
        service.Extra["cost_options"].ShouldContain("Under 18s and Over 60s");
        service.AreaDescription.ShouldNotBeNull();
        (await db.Set<Phone>().AnyAsync(p => p.ServiceId == service.Id, Cancel)).ShouldBeTrue();
        (await db.Set<Schedule>().AnyAsync(s => s.ByDay == "TH,FR" && s.OpensAt == new TimeOnly(10, 0), Cancel)).ShouldBeTrue();
        (await db.Set<Maillage.Modules.Directory.Sources.ServiceTerm>().AnyAsync(Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_spreadsheet_runs_no_formula()
    {
        await using (var db = demo.Open())
        {
            var service = await db.Set<Service>().OrderBy(s => s.Id).FirstAsync(s => s.State == "publiee", Cancel);
            service.Name = "=HYPERLINK(\"http://mal.example\";\"clic\")";
            service.Description = "@SUM(1+1)*cmd|' /C calc'!A0";
            await db.SaveChangesAsync(Cancel);
        }
        var path = Path.Combine(demo.Database.Folder, "annuaire.csv");
        (await Verb.Run(demo.Database, "export", "directory-csv", path)).Code.ShouldBe(0);
        var text = await File.ReadAllTextAsync(path, Cancel);
        text.ShouldContain("\"'=HYPERLINK");
        text.ShouldContain("'@SUM");
        text.ShouldNotContain("\n=");
        text.ShouldNotContain(",=");
    }

    private static async Task RoundTrip(TestDatabase from, string name)
    {
        var path = Path.Combine(from.Folder, name);
        var export = await Verb.Run(from, "export", "hsds", path);
        export.Code.ShouldBe(0, export.Error);
        await using var empty = await TestDatabase.Create();
        var import = await Verb.Run(empty, "import", "hsds", path, "--strict");
        import.Code.ShouldBe(0, import.Error);
        await using (var one = from.Open())
        await using (var other = empty.Open())
        {
            // The work of those who keep the directory is theirs, not part of it.
            foreach (var type in one.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("Maillage.Modules.Directory.", StringComparison.Ordinal) && t.ClrType.Namespace != typeof(Maillage.Modules.Directory.Keeping.EntryChange).Namespace))
            {
                var (before, after) = (await Rows(one, type), await Rows(other, type));
                after.Except(before).Take(3).ShouldBeEmpty($"{type.GetTableName()}: came back otherwise");
                before.Except(after).Take(3).ShouldBeEmpty($"{type.GetTableName()}: did not come back");
                after.Count.ShouldBe(before.Count, type.GetTableName());
            }
        }
        (await Verb.Run(empty, "import", "hsds", path)).LastLine.ShouldStartWith("0 created, 0 updated, ");
    }

    private static Task<List<string>> Rows(AppDb db, IEntityType type) =>
        (Task<List<string>>)typeof(HsdsExchangeTests).GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!;

    private static async Task<List<string>> RowsOf<T>(AppDb db, IEntityType type) where T : class
    {
        var properties = type.GetProperties().ToList();
        return (await db.Set<T>().AsNoTracking().ToListAsync(Cancel)).ConvertAll(row =>
            string.Join('|', properties.Select(p => $"{p.Name}={System.Text.Json.JsonSerializer.Serialize(p.GetGetter().GetClrValue(row))}")));
    }
}
