using System.Text.RegularExpressions;
using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>Story 4: a group is composed by the draw; who was not chosen reads why, and checks it all on a phone in one gesture; a file that was touched is seen.</summary>
public sealed class DrawTests(Town town)
{
    private const string Draw = $"/groupes/{DemoActions.ThisYear}";

    [Fact]
    public async Task The_chances_are_computed_while_one_may_leave_and_the_hash_is_promised_in_public()
    {
        var page = await town.VisitAs("farida.ziegler@demo.example");
        await page.GotoAsync(Draw);
        await page.Locator("button[value=compute]").ClickAsync();
        // The page itself comes back with the result.
        await page.Locator(".chances-wide").WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        await Town.Shoot(page, "tirage/calcule-1280");
        (await Axe.Look(page)).ShouldBeEmpty();
        await page.GotoAsync($"{Draw}/engagement");
        await Town.Shoot(page, "tirage/engagement-1280");
        await page.Locator("#Source").FillAsync("Loto national, les cinq numéros dans l’ordre croissant");
        await page.Locator("main form button.button").ClickAsync();
        await page.Locator("dl.facts code.hash").First.WaitForAsync();

        var phone = await town.Visit(390);
        await phone.GotoAsync($"/groupes/tirages/{DemoActions.ThisYear}");
        await Town.Shoot(phone, "tirage/public-390");
        (await phone.Locator("main").InnerTextAsync()).ShouldContain("Empreinte publiée");
        (await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        (await Axe.Look(phone)).ShouldBeEmpty();

        // The folder, given to someone: all is counted again in their browser, and what was touched shows.
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='dossier.zip']").ClickAsync());
        var folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"maillage-dossier-{Environment.ProcessId}");
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(await download.PathAsync(), folder, TestContext.Current.CancellationToken);
        try
        {
            var files = Directory.GetFiles(System.IO.Path.Combine(folder, "tirage"));
            await Check(phone, files);
            (await phone.Locator("[data-verdict]").InnerTextAsync()).ShouldContain("tout concorde");
            await Town.Shoot(phone, "tirage/verifie-390");
            var pool = files.Single(f => f.EndsWith("pool.csv", StringComparison.Ordinal));
            var said = await File.ReadAllTextAsync(pool, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(pool, Regex.Replace(said, "S-01", "S-02", RegexOptions.None, TimeSpan.FromSeconds(5)), TestContext.Current.CancellationToken);
            await Check(phone, files);
            (await phone.Locator("[data-check=commitment] .state").InnerTextAsync()).ShouldBe("Ne convient pas");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        await phone.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    private static async Task Check(IPage page, string[] files)
    {
        await page.EvaluateAsync("() => { document.querySelector('[data-verdict]').textContent = ''; document.querySelector('[data-script] input').value = ''; }");
        await page.Locator("[data-script] input").SetInputFilesAsync(files);
        await page.WaitForFunctionAsync("() => document.querySelector('[data-verdict]').textContent !== ''");
    }
}
