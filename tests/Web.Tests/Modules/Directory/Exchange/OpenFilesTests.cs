using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Maillage.Modules.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Directory.Exchange;

public sealed class OpenFilesTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_spreadsheet_has_a_line_for_every_service_shown()
    {
        using var client = world.CreateClient();
        var bytes = await client.GetByteArrayAsync(new Uri("/annuaire.csv", UriKind.Relative), Cancel);
        // Its mark lets spreadsheets read the accents.
        bytes.AsSpan(0, 3).SequenceEqual("\ufeff"u8).ShouldBeTrue();
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        await using var db = world.Open();
        var slugs = await db.Set<Service>().Where(s => s.State == "publiee").Select(s => s.Slug).ToListAsync(Cancel);
        slugs.Where(s => !text.Contains($"/annuaire/services/{s},", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_map_file_has_points_with_longitude_first()
    {
        using var client = world.CreateClient();
        var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/annuaire.geojson", UriKind.Relative), Cancel)).RootElement;
        var points = json.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("geometry").GetProperty("coordinates")).ToList();
        points.Count.ShouldBeGreaterThan(10);
        points.ShouldAllBe(p => p[0].GetDouble() < 10 && p[1].GetDouble() > 10);
    }

    [Fact]
    public async Task The_feed_gives_the_newest_first()
    {
        using var client = world.CreateClient();
        var feed = XDocument.Parse(await client.GetStringAsync(new Uri("/annuaire/flux.atom", UriKind.Relative), Cancel)).Root!;
        var dates = feed.Elements("{http://www.w3.org/2005/Atom}entry").Select(e => e.Element("{http://www.w3.org/2005/Atom}updated")!.Value).ToList();
        dates.Count.ShouldBe(50);
        dates.ShouldBe(dates.OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/annuaire.csv")]
    [InlineData("/annuaire.geojson")]
    [InlineData("/annuaire/flux.atom")]
    public async Task Who_has_the_last_version_is_told_so(string address)
    {
        using var client = world.CreateClient();
        using var first = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await client.SendAsync(again, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_page_says_how_to_take_the_data()
    {
        var page = await world.Page("/donnees-ouvertes");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("a[href='/annuaire.csv'], a[href='/hsds/']").Length.ShouldBe(2);
        page.Body!.TextContent.ShouldContain("Licence");
    }
}
