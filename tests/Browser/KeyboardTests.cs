namespace Maillage.Browser;

/// <summary>Story 1 without a mouse.</summary>
public sealed class KeyboardTests(Town town)
{
    private const string Focus = "() => { const e = document.activeElement, s = getComputedStyle(e); return { id: e.id, ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }; }";

    private sealed class Focused
    {
        public string Id { get; set; } = "";

        public bool Ring { get; set; }
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_head_of_the_page()
    {
        var page = await town.Visit();
        await page.GotoAsync("/annuaire");
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator(".skip").BoundingBoxAsync())!.Y.ShouldBeGreaterThanOrEqualTo(0, "it is seen once it has the focus");
        await page.Keyboard.PressAsync("Enter");
        (await Where(page)).Id.ShouldBe("main");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.getElementById('main').contains(document.activeElement)")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_finder_is_filled_in_from_field_to_field_and_the_place_is_chosen_with_arrows()
    {
        var page = await town.Visit();
        await page.GotoAsync("/");
        var stops = new List<Focused>();
        while (stops.Count < 25 && stops.LastOrDefault()?.Id != "pres")
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await Where(page));
        }
        stops.ShouldAllBe(s => s.Ring);
        stops.TakeLast(3).Select(s => s.Id).ShouldBe(["soutien", "secteur", "pres"]);

        await page.Keyboard.TypeAsync("namu");
        var list = page.Locator("#pres-places");
        await list.Locator("li").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = list.Locator("[aria-selected=true]");
        (await chosen.CountAsync()).ShouldBe(1);
        (await page.Locator("#pres").GetAttributeAsync("aria-activedescendant")).ShouldBe(await chosen.GetAttributeAsync("id"));
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("#pres").InputValueAsync()).ShouldBe("Namur");
        (await list.IsHiddenAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/annuaire?**pres=Namur**");

        await page.GotoAsync("/");
        await page.Locator("#pres").FocusAsync();
        await page.Keyboard.TypeAsync("metz");
        await list.Locator("li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        (await list.IsHiddenAsync()).ShouldBeTrue();
        (await page.Locator("#pres").InputValueAsync()).ShouldBe("metz", "what was typed stays");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_place_of_a_common_name_is_taken_by_the_arrow_that_meant_it()
    {
        var page = await town.Visit();
        await page.GotoAsync("/");
        await page.Locator("#pres").FocusAsync();
        // The list of all that was typed, not one of its beginning.
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.TypeAsync("sainte-luce"), r => r.Url.EndsWith("?q=sainte-luce", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#pres-places li").First).ToContainTextAsync("Sainte-Luce");
        var lines = page.Locator("#pres-places li");
        await lines.Nth(1).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var meant = await lines.Nth(1).InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/annuaire?**");
        (await page.Locator(".choose").CountAsync()).ShouldBe(0, $"{meant} was chosen, nothing is left to ask");
        await page.Context.CloseAsync();
    }

    private static Task<Focused> Where(IPage page) => page.EvaluateAsync<Focused>(Focus);
}
