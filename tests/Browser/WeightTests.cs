namespace Maillage.Browser;

/// <summary>The budget of a first visit: 60 kB, and no script that the page waits for.</summary>
public sealed class WeightTests(Town town)
{
    private const double Most = 60_000;

    [Fact]
    public async Task A_first_visit_of_the_front_page_transfers_no_more_than_60_kB_and_waits_for_no_script()
    {
        var page = await town.Visit();
        var network = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0d;
        network.Event("Network.loadingFinished").OnEvent += (_, said) => bytes += said?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        bytes.ShouldBeInRange(10_000, Most);
        (await page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').filter(r => r.initiatorType === 'script' && r.renderBlockingStatus === 'blocking').map(r => r.name)")).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => [...document.scripts].filter(s => s.src && s.type !== 'module' && !s.async && !s.defer).length")).ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes:N0} bytes");
        await page.Context.CloseAsync();
    }
}
