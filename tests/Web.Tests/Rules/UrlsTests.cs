using Maillage.Platform.Http;

namespace Maillage.Tests.Rules;

/// <summary>Rule 3: a screen's folder is its address, and docs/urls.md is printed from the live endpoints.</summary>
public sealed class UrlsTests(World world) : IClassFixture<World>
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("MAILLAGE_WRITE") is { Length: > 0 };

    [Fact]
    public async Task The_folder_of_a_screen_is_its_address()
    {
        var screens = (await LiveEndpoints.Of(world.Services)).Where(e => e.Screen is not null).ToList();
        Violations(screens).ShouldBeEmpty();
        Examined.Report("folder-is-address", screens.Count);
    }

    [Fact]
    public async Task The_list_of_addresses_is_that_of_the_running_program()
    {
        var endpoints = await LiveEndpoints.Of(world.Services);
        var text = LiveEndpoints.Print(endpoints);
        var path = House.Path("docs", "urls.md");
        if (Write)
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        var lines = (File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "").Split('\n');
        text.Split('\n').Except(lines).ShouldBeEmpty("docs/urls.md lacks lines: MAILLAGE_WRITE=1 bin/test UrlsTests");
        lines.Except(text.Split('\n')).ShouldBeEmpty("docs/urls.md has lines of what is gone: MAILLAGE_WRITE=1 bin/test UrlsTests");
        Examined.Report("urls", endpoints.Count);
    }

    [Fact]
    public void A_planted_violation_is_caught() =>
        Violations([
            new LiveEndpoint("/annuaire/services/{slug}/modifier", "GET", Open: false, "signed in", "Directory/Services/Edit"),
            new LiveEndpoint("/fiches/{slug}", "GET", Open: true, "", "Directory/Services/Show"),
        ]).ShouldBe(["Directory/Services/Show answers on /fiches/{slug}, its folder says /annuaire/services"]);

    private static IReadOnlyList<string> Violations(IEnumerable<LiveEndpoint> screens) =>
        [.. screens.Where(s => Fixed(s.Address) != Folder(s.Screen!)).Select(s => $"{s.Screen} answers on {s.Address}, its folder says {Folder(s.Screen!)}")];

    private static string Folder(string screen) => screen.Split('/') is var words
        ? "/" + string.Join('/', words[..^1].Select(Slugs.Segment).Append(Slugs.Verb(words[^1])).Where(w => w.Length > 0)) : "";

    // A parameter stands where the folder has nothing.
    private static string Fixed(string address) => "/" + string.Join('/', address.Split('/').Where(w => w.Length > 0 && w[0] != '{'));
}
