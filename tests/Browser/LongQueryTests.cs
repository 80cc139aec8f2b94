namespace Maillage.Browser;

/// <summary>What a real server does with an address longer than its usual 8 kB: the test host does not know that limit.</summary>
public sealed class LongQueryTests(Town town)
{
    [Theory]
    [InlineData("/annuaire")]
    [InlineData("/actions")]
    public async Task Ten_thousand_accented_letters_reach_the_page_that_answers_them(string address)
    {
        var page = await town.Visit();
        var answer = await page.GotoAsync($"{address}?q={Uri.EscapeDataString(new string('é', 10_000))}");
        answer!.Status.ShouldBeOneOf(200, 400);
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        await page.Context.CloseAsync();
    }
}
