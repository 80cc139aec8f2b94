using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

/// <summary>What a source names no more stays, and says since when.</summary>
public sealed class AbsencesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_gone_from_its_source_is_marked_and_comes_back()
    {
        await using var database = await TestDatabase.Create();
        (await Import("s1,One,o1,,,,\ns2,Two,o1,,,,\n")).LastLine.ShouldBe("4 created, 0 updated, 0 unchanged, 0 rejected");
        (await Import("s1,One,o1,,,,\n", "--part")).Output.ShouldContain("not marked");
        (await Absent()).ShouldBe(0);
        (await Import("s1,One,o1,,,,\n")).Output.ShouldContain("1 no longer in the source (0 organisations, 1 services, 0 locations): kept, and marked");
        (await Absent()).ShouldBe(1);
        var again = await Import("s1,One,o1,,,,\n");
        again.LastLine.ShouldBe("0 created, 0 updated, 3 unchanged, 0 rejected");
        again.Output.ShouldNotContain("no longer in the source");
        (await Import("s1,One,o1,,,,\ns2,Two,o1,,,,\n")).LastLine.ShouldBe("0 created, 1 updated, 3 unchanged, 0 rejected");
        (await Absent()).ShouldBe(0);

        async Task<int> Absent()
        {
            await using var db = database.Open();
            return await db.Set<Service>().CountAsync(s => s.AbsentSince != null, Cancel);
        }

        Task<Verb> Import(string services, params string[] more)
        {
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(database.Folder, "in")).FullName;
            File.WriteAllText(Path.Combine(folder, "organizations.csv"), "id,name\no1,One\n");
            File.WriteAllText(Path.Combine(folder, "locations.csv"), "id,organization_id,name,latitude,longitude\nl1,o1,Here,50.1,4.2\n");
            File.WriteAllText(Path.Combine(folder, "services.csv"), $"service_recordid,service_name,service_organization,service_description,service_locations,service_taxonomy,service_phones\n{services}");
            return Verb.Run(database, ["import", "orservices", folder, "--zone", "Europe/Brussels", .. more]);
        }
    }
}
