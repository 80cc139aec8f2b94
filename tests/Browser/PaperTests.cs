using System.Diagnostics;
using System.Globalization;

namespace Maillage.Browser;

/// <summary>What comes out of a printer.</summary>
public sealed class PaperTests(Town town)
{
    [Fact]
    public async Task A_service_prints_on_one_sheet_with_the_dates_of_its_checks()
    {
        var page = await town.Visit();
        await page.GotoAsync("/annuaire/services/accompagnement-equipes-educatives");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator(".site-nav").IsHiddenAsync()).ShouldBeTrue();
        (await page.Locator(".live").First.IsHiddenAsync()).ShouldBeTrue("what is open now is not when it is read");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).color")).ShouldBe("rgb(0, 0, 0)");
        await Reads(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }), pages: 1, "Accompagnement d’équipes éducatives", "vérifié par le service", "081 00 01 27", "/annuaire/services/accompagnement-equipes-educatives", TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_pocket_guide_of_Namur_is_reached_from_its_results_and_is_a_PDF_with_help_lines_and_dates()
    {
        var page = await town.Visit();
        await page.GotoAsync("/annuaire?pres=namur");
        await page.Locator(".results-bar a[href^='/annuaire/guide/']").ClickAsync();
        await page.WaitForURLAsync("**/annuaire/guide/*");
        var address = await page.Locator(".guide-tools a.button-quiet").GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(address!);
        answer.Status.ShouldBe(200);
        answer.Headers["content-type"].ShouldBe("application/pdf");
        await Reads(await answer.BodyAsync(), pages: null, "Namur", "02 227 52 52", "081 00 01 27", "Vérifié par le service", "Imprimé le", TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture));
        await page.Context.CloseAsync();
    }

    private static async Task Reads(byte[] pdf, int? pages, params string[] words)
    {
        var file = Path.Combine(Path.GetTempPath(), $"maillage-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        try
        {
            if (pages is { } count)
                (await Output("pdfinfo", file)).ShouldMatch(string.Create(CultureInfo.InvariantCulture, $@"Pages:\s+{count}\b"));
            var text = Town.Plain(await Output("pdftotext", "-layout", file, "-"));
            foreach (var word in words)
                text.ShouldContain(word);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }
}
