using System.Text.Json;
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

        Task<Verb> Import(string services, params string[] more) => AbsencesTests.Import(database, services, more);
    }

    [Fact]
    public async Task An_absent_service_leaves_the_results_and_keeps_a_page_and_an_open_record_that_say_so()
    {
        await using var world = new World();
        await world.InitializeAsync();
        using var client = world.CreateClient();
        const string both = "s1,Écoute du Zénith,o1,Someone listens,l1,,\ns2,Refuge du Zénith,o1,Someone opens,l1,,\n";
        (await Import(world.Database, both)).Code.ShouldBe(0);
        await Soon.Is(async () => await Found() == 2);
        var (gone, slug) = await Second();
        (await Hsds($"services/{gone}")).GetProperty("status").GetString().ShouldBe("active");
        var before = world.Clock.GetUtcNow();

        (await Import(world.Database, "s1,Écoute du Zénith,o1,Someone listens,l1,,\n")).Output.ShouldContain("1 no longer in the source");
        await Soon.Is(async () => await Found() == 1);
        (await Hsds($"services/{gone}")).GetProperty("status").GetString().ShouldBe("inactive");
        var changed = (await Hsds($"services?modified_after={Uri.EscapeDataString(before.ToString("O"))}")).GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetString());
        changed.ShouldBe([gone]);
        // Who looks for it in the open record by its words still finds it.
        (await Hsds("services?search=refuge%20z%C3%A9nith")).GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ShouldContain(gone);
        var page = await world.Page($"/annuaire/services/{slug}");
        page.QuerySelector(".flash-warning")!.TextContent.ShouldContain("Absent de la source depuis le");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.ShouldContain("noindex");

        (await Import(world.Database, both)).Code.ShouldBe(0);
        await Soon.Is(async () => await Found() == 2);
        (await world.Page($"/annuaire/services/{slug}")).Body!.TextContent.ShouldNotContain("Absent de la source");

        async Task<int> Found()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/annuaire?q=z%C3%A9nith");
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await client.SendAsync(request, Cancel);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("total").GetInt32();
        }

        async Task<JsonElement> Hsds(string address) => JsonDocument.Parse(await client.GetStringAsync(new Uri($"/hsds/{address}", UriKind.Relative), Cancel)).RootElement;

        async Task<(string Id, string Slug)> Second()
        {
            await using var db = world.Open();
            var service = await db.Set<Service>().SingleAsync(s => s.Source == "in" && s.SourceId == "s2", Cancel);
            return (service.Id.ToString(), service.Slug);
        }
    }

    private static Task<Verb> Import(TestDatabase database, string services, params string[] more)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(database.Folder, "in")).FullName;
        File.WriteAllText(Path.Combine(folder, "organizations.csv"), "id,name\no1,One\n");
        File.WriteAllText(Path.Combine(folder, "locations.csv"), "id,organization_id,name,latitude,longitude\nl1,o1,Here,50.1,4.2\n");
        File.WriteAllText(Path.Combine(folder, "services.csv"), $"service_recordid,service_name,service_organization,service_description,service_locations,service_taxonomy,service_phones\n{services}");
        return Verb.Run(database, ["import", "orservices", folder, "--zone", "Europe/Brussels", .. more]);
    }
}
