using System.Text.Json;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

public sealed class InclusionTests(World demo) : IClassFixture<World>
{
    private const string Structure = """{"id":"dora--1","source":"dora","nom":"CSAPA Les Wads","description":"Centre de soins, d’accompagnement et de prévention en addictologie, à Metz.","date_maj":"2026-01-15","siret":"77561822900017","adresse":"24 rue du Wad-Billy","commune":"Metz","code_postal":"57000","code_insee":"57463","longitude":6.18,"latitude":49.11,"telephone":"03 87 00 00 00","courriel":"contact@exemple.fr","site_web":"https://exemple.fr/","horaires_accueil":"Mo-Fr 09:00-12:30,13:30-17:00","reseaux_porteurs":["csapa"]}""";
    private const string Service = """{"id":"dora--2","structure_id":"dora--1","source":"dora","nom":"Consultation jeunes consommateurs","description":"Un lieu où parler de ses consommations, pour les jeunes et pour leurs proches, sans jugement.","date_maj":"2026-02-01","type":"accompagnement","thematiques":["sante--addictions","sante--sante-mentale"],"frais":"gratuit","publics":["jeunes","familles"],"conditions_acces":"Sans condition.","modes_accueil":["en-presentiel"],"zone_eligibilite":["57","57463"],"modes_mobilisation":["telephoner"],"mobilisable_par":["professionnels","usagers"],"mobilisation_precisions":"Téléphoner le matin.","horaires_accueil":"We 14:00-18:00","nombre_semaines":12}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Structures_and_services_arrive_with_their_terms_hours_and_areas()
    {
        await using var database = await TestDatabase.Create();
        var run = await Import(database, Lines(database, [Structure], [Service]));
        run.Error.ShouldBeEmpty();
        run.LastLine.ShouldBe("3 created, 0 updated, 0 unchanged, 0 rejected");
        await using var db = database.Open();
        var organization = await db.Set<Organization>().SingleAsync(Cancel);
        organization.PlaceCode.ShouldBe("fr-57463");
        organization.Siret.ShouldBe("77561822900017");
        var service = await db.Set<Service>().SingleAsync(Cancel);
        service.AreasServed.ShouldBe(["fr-dep-57", "fr-57463"]);
        (await db.Set<SourceTerm>().Select(t => t.Code!).ToListAsync(Cancel)).ShouldContain("sante--addictions");
        (await db.Set<Address>().SingleAsync(Cancel)).StateProvince.ShouldBe("Moselle");
        var hours = await db.Set<Schedule>().Where(s => s.ServiceId == service.Id).SingleAsync(Cancel);
        (hours.ByDay, hours.OpensAt, hours.ClosesAt).ShouldBe(("WE", new TimeOnly(14, 0), new TimeOnly(18, 0)));
        (await Import(database, Path.Combine(database.Folder, "di"))).LastLine.ShouldBe("0 created, 0 updated, 3 unchanged, 0 rejected");
    }

    [Fact]
    public async Task What_came_goes_out_the_same()
    {
        await using var database = await TestDatabase.Create();
        await Import(database, Lines(database, [Structure], [Service]));
        var path = Path.Combine(database.Folder, "out");
        var run = await Verb.Run(database, "export", "data-inclusion", path);
        run.Code.ShouldBe(0, run.Error);
        Same(Structure, await File.ReadAllTextAsync(Path.Combine(path, "structures.jsonl"), Cancel));
        Same(Service, (await File.ReadAllTextAsync(Path.Combine(path, "services.jsonl"), Cancel)), except: ["adresse", "commune", "code_postal", "code_insee", "longitude", "latitude"]);

        static void Same(string before, string after, string[]? except = null)
        {
            var (one, other) = (Fields(before), Fields(after));
            one.Except(other).ShouldBeEmpty();
            other.Where(f => !(except ?? []).Contains(f.Split('=')[0])).Except(one).ShouldBeEmpty();
        }

        static List<string> Fields(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value.GetRawText()}")];
    }

    [Fact]
    public async Task The_demo_goes_out_and_what_is_too_short_is_named()
    {
        var path = Path.Combine(demo.Database.Folder, "di");
        var run = await Verb.Run(demo.Database, "export", "data-inclusion", path);
        run.Code.ShouldBe(0, run.Error);
        var records = await File.ReadAllLinesAsync(Path.Combine(path, "services.jsonl"), Cancel);
        records.Length.ShouldBeGreaterThan(20);
        records.ShouldAllBe(r => JsonDocument.Parse(r, default).RootElement.GetProperty("description").GetString()!.Length >= 50);
        run.Error.ShouldContain("50 to 2,000 signs");
        await using var empty = await TestDatabase.Create();
        (await Import(empty, path)).LastLine.ShouldEndWith(" 0 rejected");
    }

    [Fact]
    public async Task Every_fault_of_the_faulty_spreadsheet_is_named_by_sheet_and_cell()
    {
        var path = SharedData.Path("data-inclusion", "dataset.xlsx");
        await using var database = await TestDatabase.Create();
        var run = await Import(database, path);
        run.Code.ShouldBe(0);
        foreach (var cell in new[] { "Structures!C1", "Structures!R1", "Structures!S1", "Structures!D4", "Structures!J4", "Structures!L4", "Structures!N4", "Services!D1", "Services!J1", "Services!AG1", "Services!I4", "Services!AB4", "Services!AE4", "Services!Q5" })
            run.Error.ShouldContain($"dataset.xlsx, {cell},");
        run.LastLine.ShouldBe("0 created, 0 updated, 0 unchanged, 3 rejected");
        (await Import(database, path, "--strict")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_good_spreadsheet_is_read_without_its_help_row_and_its_formulas_are_named()
    {
        await using var database = await TestDatabase.Create();
        var path = Path.Combine(database.Folder, "good.xlsx");
        var text = new string('x', 60);
        Spreadsheet.Write(path,
            ("Structures", [["id", "nom", "description", "date_maj", "telephone"], ["Un identifiant", "Entre 3 et 150", "…", "…", "…"], ["s1", "Maison ouverte", text, "2026-03-01", "=40+2"]]),
            ("Services", [["id", "structure_id", "nom", "description", "date_maj"], ["help", "help", "help", "help", "help"], ["v1", "s1", "Accueil", text, "2026-03-01"], ["v2", "s9", "Perdu", text, "2026-03-01"], ["v1", "s1", "Encore", text, "2026-03-01"]]));
        var run = await Import(database, path);
        run.LastLine.ShouldBe("2 created, 0 updated, 0 unchanged, 2 rejected");
        run.Error.ShouldContain("Structures!E3, formula");
        run.Error.ShouldContain("Services!B4, structure_id");
        run.Error.ShouldContain("Services!A5, id: the id v1 is there twice");
        await using var db = database.Open();
        (await db.Set<Phone>().SingleAsync(Cancel)).Number.ShouldBe("42");
    }

    private static Task<Verb> Import(TestDatabase database, string path, params string[] more) => Verb.Run(database, ["import", "data-inclusion", path, "--source", "dora", .. more]);

    private static string Lines(TestDatabase database, string[] structures, string[] services)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(database.Folder, "di")).FullName;
        File.WriteAllLines(Path.Combine(folder, "structures.jsonl"), structures);
        File.WriteAllLines(Path.Combine(folder, "services.jsonl"), services);
        return folder;
    }
}
