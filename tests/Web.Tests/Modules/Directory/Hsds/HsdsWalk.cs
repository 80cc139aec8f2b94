using System.Text.Json;

namespace Maillage.Tests.Modules.Directory.Hsds;

/// <summary>Walks a running API as conformity checkers do: first, middle and last page, then ten records of each kind.</summary>
internal sealed class HsdsWalk(HttpClient client)
{
    public static readonly string[] Paths = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"];

    public HsdsChecker Checker { get; } = new();

    /// <summary>Whole records by path, to check against the published schemas.</summary>
    public List<(string Path, JsonElement Json)> Records { get; } = [];

    public async Task<JsonElement> Get(string address) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri($"/hsds/{address}", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

    public async Task Go()
    {
        Checker.Root(await Get(""));
        foreach (var path in Paths)
        {
            var first = await Get(path);
            var pages = first.GetProperty("total_pages").GetInt32();
            foreach (var page in new[] { 1, Math.Max(1, pages / 2), Math.Max(1, pages) }.Distinct())
                Checker.Page(path, await Get($"{path}?page={page}"), page);
            await Ten(path, first.GetProperty("total_items").GetInt32());
        }
    }

    private async Task Ten(string path, int total)
    {
        var lines = await client.GetStringAsync(new Uri($"/hsds/{path}?format=ndjson", UriKind.Relative), TestContext.Current.CancellationToken);
        var ids = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!).ToList();
        ids.Count.ShouldBe(total, path);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(total, path);
        var random = new Random(41);
        foreach (var id in ids.OrderBy(_ => random.Next()).Take(10))
        {
            var record = await Get($"{path}/{id}");
            Checker.One(path, record, id);
            Records.Add((path, record));
        }
    }
}
