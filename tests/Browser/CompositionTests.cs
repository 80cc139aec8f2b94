using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>A facilitator composes a group: the rules answer at each tick, and without a script the button does it.</summary>
public sealed class CompositionTests(Town town)
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Staff = $"/candidatures/{DemoActions.ThisYear}";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_rules_answer_at_each_tick(int width)
    {
        var page = await town.VisitAs(Farida, width);
        await page.GotoAsync($"{Staff}/composition");
        await Assertions.Expect(page.Locator("[data-live-check]")).ToBeHiddenAsync();
        var before = page.Url;
        foreach (var number in new[] { "C-01", "C-02", "C-03" })
            await page.Locator("label.choice", new() { HasText = number }).ClickAsync();
        await Assertions.Expect(page.Locator(".rule-broken")).ToContainTextAsync("2 au plus par structure");
        await Assertions.Expect(page.Locator("[data-live=count]")).ToContainTextAsync("3 sur 15");
        await Town.Shoot(page, $"composition-{width}");
        await page.Locator("label.choice", new() { HasText = "C-03" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rule-broken")).ToHaveCountAsync(0);
        page.Url.ShouldBe(before);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Every_screen_of_the_applications_is_sound_at_both_widths(int width)
    {
        var page = await town.VisitAs(Farida, width);
        foreach (var (name, address) in new[]
        {
            ("liste", Staff), ("appel", $"{Staff}/appel"), ("decision", $"{Staff}/25/decision"), ("employeur", $"{Staff}/25/employeur"), ("liens", $"{Staff}/5/liens"), ("doublons", $"/candidatures/doublons/{DemoActions.ThisYear}"),
            ("reunion", $"/candidatures/doublons/{DemoActions.ThisYear}/12/13/reunion"), ("import", $"{Staff}/import"), ("a-reinviter", $"{Staff}/a-reinviter"), ("candidater", $"/candidatures/candidater/{DemoActions.ThisYear}"), ("actions", "/actions"), ("action", $"/actions/{DemoActions.LastYear}"),
        })
        {
            await page.GotoAsync(address);
            (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"{address} scrolls sideways at {width}");
            (await Axe.Look(page)).ShouldBeEmpty(address);
            await Town.Shoot(page, $"candidatures-{name}-{width}");
        }
        await page.Context.CloseAsync();
    }
}
