using System.Net;
using System.Text.Json;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Hsds;

public sealed class HsdsApiTests(World demo, Inventory inventory) : IClassFixture<World>, IClassFixture<Inventory>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task The_demo_world_conforms() => Walk(demo);

    [Fact]
    public Task The_real_inventory_conforms() => Walk(inventory.World);

    [Fact]
    public async Task All_the_real_services_are_served_each_once()
    {
        using var client = inventory.World.CreateClient();
        var walk = new HsdsWalk(client);
        (await walk.Get("services?per_page=1")).GetProperty("total_items").GetInt32().ShouldBe(1658);
        (await walk.Get("organizations?per_page=1")).GetProperty("total_items").GetInt32().ShouldBe(399);
        var minimal = await walk.Get("services?minimal=true");
        minimal.GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1658);
        var full = await walk.Get("services?full=true&per_page=500");
        full.GetProperty("contents").EnumerateArray().SelectMany((s, i) => HsdsShape.Check(s, HsdsShape.Service, $"[{i}]")).ShouldBeEmpty();
        full.GetProperty("contents").EnumerateArray().Any(s => s.TryGetProperty("schedules", out _)).ShouldBeTrue();
    }

    [Fact]
    public async Task Filters_add_up()
    {
        using var client = inventory.World.CreateClient();
        var walk = new HsdsWalk(client);
        await using var db = inventory.Open();
        var owner = await db.Set<Service>().Where(s => s.OrganizationId != null).GroupBy(s => s.OrganizationId).OrderByDescending(g => g.Count()).Select(g => new { g.Key, Count = g.Count() }).FirstAsync(Cancel);
        (await Total($"services?organization_id={owner.Key}")).ShouldBe(owner.Count);
        var some = await Total($"services?organization_id={owner.Key}&search=health");
        some.ShouldBeLessThan(owner.Count);
        (await Total($"services?organization_id={owner.Key}&search=health&modified_after=2999-01-01")).ShouldBe(0);
        (await Total("services?modified_after=2000-01-01T00:00:00Z")).ShouldBe(1658);
        (await Total("services?search=%25")).ShouldBeLessThan(1658);
        var near = await Total("services?lat=38.9&lon=-77.0&radius=500");
        near.ShouldBeInRange(1, await Total("services?lat=38.9&lon=-77.0&radius=2000") - 1);
        (await Total("service_at_locations?postcode=20001")).ShouldBeGreaterThan(100);
        var term = (await walk.Get("services?full=true&per_page=1&search=counseling")).GetProperty("contents")[0].GetProperty("attributes")[0];
        (await Total($"services?taxonomy_term_id={term.GetProperty("taxonomy_term_id")}")).ShouldBeGreaterThan(0);
        (await Total($"services?taxonomy_id={term.GetProperty("taxonomy_term").GetProperty("taxonomy_id")}")).ShouldBeGreaterThan(0);

        async Task<int> Total(string address) => (await walk.Get(address)).GetProperty("total_items").GetInt32();
    }

    [Fact]
    public async Task Words_are_read_as_the_directory_reads_them_and_pages_hold_each_service_once()
    {
        using var client = inventory.World.CreateClient();
        var walk = new HsdsWalk(client);
        var index = inventory.World.Services.GetRequiredService<DirectoryIndex>();
        foreach (var words in new[] { "health", "hëalth", "Mental HEALTH", "houssing", "food youth" })
        {
            var expected = index.Find(new SearchQuery { Words = words }).Total;
            expected.ShouldBeGreaterThan(0, words);
            var ids = new List<Guid>();
            for (var page = 1; ; page++)
            {
                var read = await walk.Get($"services?per_page=100&page={page}&search={Uri.EscapeDataString(words)}");
                read.GetProperty("total_items").GetInt32().ShouldBe(expected, words);
                ids.AddRange(read.GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()));
                if (read.GetProperty("last_page").GetBoolean())
                    break;
            }
            ids.Distinct().Count().ShouldBe(expected, words);
            ids.Count.ShouldBe(expected, words);
        }
    }

    [Fact]
    public async Task A_dormant_service_is_still_found_by_its_words()
    {
        await using (var db = demo.Open())
        {
            var service = await db.Set<Service>().OrderBy(s => s.Id).LastAsync(s => s.State == "publiee", Cancel);
            (service.State, service.Description) = ("en-sommeil", "Brasse de la zythologie.");
            await db.SaveChangesAsync(Cancel);
        }
        using var client = demo.CreateClient();
        var walk = new HsdsWalk(client);
        (await walk.Get("services?search=zythologie")).GetProperty("total_items").GetInt32().ShouldBe(1);
        (await walk.Get("services?search=zythologie&modified_after=2999-01-01")).GetProperty("total_items").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Our_own_lists_are_taxonomies_and_filter()
    {
        using var client = demo.CreateClient();
        var walk = new HsdsWalk(client);
        await using var db = demo.Open();
        var service = await db.Set<Service>().FirstAsync(s => s.Supports.Count > 0 && s.State == "publiee", Cancel);
        var record = await walk.Get($"services/{service.Id}");
        var term = record.GetProperty("attributes").EnumerateArray().First(a => a.GetProperty("link_type").GetString() == "support-types").GetProperty("taxonomy_term");
        (await walk.Get($"taxonomy_terms/{term.GetProperty("id")}")).GetProperty("code").GetString().ShouldBe(term.GetProperty("code").GetString());
        var found = await walk.Get($"services?taxonomy_term_id={term.GetProperty("id")}&per_page=500");
        found.GetProperty("contents").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ShouldContain(service.Id.ToString());
    }

    [Fact]
    public async Task Versions_and_nulls_are_as_promised()
    {
        using var client = demo.CreateClient();
        (await new HsdsWalk(client).Get("")).GetProperty("version").GetString().ShouldBe("3.0");
        (await client.GetStringAsync(new Uri("/hsds/services?full=true&per_page=500", UriKind.Relative), Cancel)).ShouldNotContain(":null");
    }

    [Theory]
    [InlineData("services?page=0")]
    [InlineData("services?page=99999999999999999999")]
    [InlineData("services?per_page=-1")]
    [InlineData("services?taxonomy_term_id=12")]
    [InlineData("services?modified_after=hier")]
    [InlineData("services?full=peut-%C3%AAtre")]
    [InlineData("services?format=xml")]
    [InlineData("services?lat=91&lon=0")]
    [InlineData("services?lat=50")]
    [InlineData("services?lat=NaN&lon=0")]
    [InlineData("service_at_locations?postcode=5000&proximity=-1")]
    [InlineData("services?search=%00")]
    public async Task An_unreadable_question_is_400_with_a_sentence(string address)
    {
        using var client = demo.CreateClient();
        var answer = await client.GetAsync(new Uri($"/hsds/{address}", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("error").GetString().ShouldEndWith(".");
    }

    [Theory]
    [InlineData("services/00000000-0000-0000-0000-000000000000")]
    [InlineData("organizations/nothing")]
    [InlineData("taxonomies/00000000-0000-0000-0000-000000000000")]
    public async Task What_is_not_there_is_404_with_a_sentence(string address)
    {
        using var client = demo.CreateClient();
        var answer = await client.GetAsync(new Uri($"/hsds/{address}", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("There is no");
    }

    [Fact]
    public async Task What_is_not_shown_is_not_served()
    {
        Service hidden;
        await using (var db = demo.Open())
        {
            hidden = await db.Set<Service>().FirstAsync(s => s.State == "publiee", Cancel);
            hidden.State = "ne-pas-lister";
            await db.SaveChangesAsync(Cancel);
        }
        using var client = demo.CreateClient();
        (await client.GetAsync(new Uri($"/hsds/services/{hidden.Id}", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync(new Uri("/hsds/services?minimal=true", UriKind.Relative), Cancel)).ShouldNotContain(hidden.Id.ToString());
        (await client.GetStringAsync(new Uri("/hsds/service_at_locations?format=ndjson", UriKind.Relative), Cancel)).ShouldNotContain(hidden.Id.ToString());
    }

    [Fact]
    public async Task The_api_is_described()
    {
        using var client = demo.CreateClient();
        var described = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), Cancel)).RootElement.GetProperty("paths");
        described.GetProperty("/hsds/services").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldContain("modified_after");
        described.TryGetProperty("/hsds/taxonomy_terms/{id}", out _).ShouldBeTrue();
    }

    private static async Task Walk(World world)
    {
        using var client = world.CreateClient();
        var walk = new HsdsWalk(client);
        await walk.Go();
        walk.Checker.Verdict.ShouldBe(HsdsVerdict.Passes, string.Join('\n', walk.Checker.Faults.Concat(walk.Checker.Warnings).Take(20)));
        if (!System.IO.Directory.Exists(SharedData.Folder))
            return;
        foreach (var (path, file) in new[] { ("services", "compiled/service"), ("organizations", "compiled/organization"), ("service_at_locations", "compiled/service_at_location"), ("service_at_locations", "compiled/service"), ("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term") })
        {
            var schema = new CompiledSchema(SharedData.Path("hsds", "schema", $"{file}.json"));
            walk.Records.Where(r => r.Path == path).SelectMany(r => schema.Check(r.Json)).ShouldBeEmpty(file);
        }
    }
}
