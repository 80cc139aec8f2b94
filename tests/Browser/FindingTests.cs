namespace Maillage.Browser;

/// <summary>Story 1: an educator of a school in Namur finds who can support her team. With a mouse, on a phone, with and without script.</summary>
public sealed class FindingTests(Town town)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    [InlineData(390, false)]
    public async Task Three_choices_lead_to_who_serves_Namur_and_then_to_who_is_near(int width, bool script)
    {
        var page = await town.Visit(width, script: script);
        await page.GotoAsync("/");
        await page.Locator("#soutien").SelectOptionAsync("accompagnement-sur-mesure");
        await page.Locator("#secteur").SelectOptionAsync("enseignement");
        await page.Locator("#pres").FillAsync("namur");
        if (script)
            await page.Locator("#pres-places li").First.ClickAsync();
        await page.Locator(".finder .button").ClickAsync();
        await page.WaitForURLAsync("**/annuaire?**");

        (await page.Locator(".results-group > h2").AllInnerTextsAsync()).Select(h => h[(h.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .ShouldBe(["services desservent Namur", "services proches de Namur"]);
        var results = page.Locator(".result");
        var count = await results.CountAsync();
        count.ShouldBeGreaterThan(3);
        for (var i = 0; i < count; i++)
        {
            var result = results.Nth(i);
            (await result.Locator(".why li").CountAsync()).ShouldBeGreaterThan(0, "each says why it answers");
            (await result.Locator(".trust").CountAsync()).ShouldBe(1, "each says who checked it and when");
        }
        var words = await page.Locator("main").InnerTextAsync();
        words.ShouldNotContain("Martinique");
        (await page.Locator(".facets").TextContentAsync())!.ShouldNotContain("ddiction");
        (await page.Locator(".facets").TextContentAsync())!.ShouldContain("Assuétudes");

        var door = Town.Plain(await page.Locator(".door").InnerTextAsync());
        door.ShouldContain("02 227 52 52");
        door.ShouldNotContain("France");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Mistyped_words_are_understood_and_the_page_says_how()
    {
        var page = await Ask("forma tion asuétude bruxlles");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("formation, assuétude, Bruxelles");
        (await page.Locator(".result").CountAsync()).ShouldBeGreaterThan(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_word_that_stigmatises_finds_and_is_shown_nowhere()
    {
        var page = await Ask("toxicomane");
        (await page.Locator(".result").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("personne qui consomme");
        // What the person typed stands in their field and in addresses only.
        (await page.Locator("body").InnerTextAsync()).ShouldNotContain("toxicoman", Case.Insensitive);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_nothing_is_found_one_filter_to_drop_is_named_with_what_it_gives()
    {
        var page = await town.Visit();
        await page.GotoAsync("/annuaire?acces=langue-des-signes&pres=viroinval&soutien=supervision");
        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Aucun service");
        (await page.Locator(".rescue").First.InnerTextAsync()).ShouldContain("langue des signes");
        var offer = page.Locator(".rescue a.button");
        (await offer.CountAsync()).ShouldBe(1);
        var promised = new string([.. (await offer.InnerTextAsync()).Where(char.IsAsciiDigit)]);
        await offer.ClickAsync();
        await page.Locator(".result").First.WaitForAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith($"{promised} ");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("le saint-esprit")]
    [InlineData("saint esprit")]
    public async Task Le_Saint_Esprit_is_found_however_it_is_written(string said)
    {
        var page = await Ask(said);
        (await page.Locator(".result").AllInnerTextsAsync()).ShouldContain(r => r.Contains("CSAPA", StringComparison.Ordinal));
        await page.Locator(".result h3 a", new PageLocatorOptions { HasText = "CSAPA" }).First.ClickAsync();
        await page.Locator(".hours").First.WaitForAsync();
        Town.Plain(await page.Locator(".sheet > aside").InnerTextAsync()).ShouldContain("Heure de Fort-de-France");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sainte-luce", "Isère", "Martinique")]
    [InlineData("pommérieux", "Moselle", "Mayenne")]
    [InlineData("pommerieux", "Moselle", "Mayenne")]
    public async Task Two_communes_of_one_name_are_both_offered(string said, string one, string other)
    {
        var page = await Ask(said);
        var choices = await page.Locator(".choose li").AllInnerTextsAsync();
        choices.Count.ShouldBe(2);
        choices.ShouldContain(c => c.Contains(one, StringComparison.Ordinal));
        choices.ShouldContain(c => c.Contains(other, StringComparison.Ordinal));
        await page.Locator(".choose a", new PageLocatorOptions { HasText = one }).ClickAsync();
        await page.WaitForURLAsync("**/annuaire?pres=*");
        (await page.Locator(".choose").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Ask(string words)
    {
        var page = await town.Visit();
        await page.GotoAsync("/annuaire");
        await page.Locator("input[name=q]").FillAsync(words);
        await page.Locator("input[name=q]").PressAsync("Enter");
        await page.WaitForURLAsync("**/annuaire?**");
        return page;
    }
}
