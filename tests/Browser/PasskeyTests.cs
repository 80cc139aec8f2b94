using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>A key made and used in a real browser, with a device that the browser plays.</summary>
public sealed class PasskeyTests(Town town)
{
    [Fact]
    public async Task A_key_made_on_a_device_opens_the_account_without_a_password()
    {
        var page = await town.VisitAs("sophie.delvaux@demo.example");
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });

        await page.GotoAsync("/compte/cles");
        await page.Locator("#Current").FillAsync("pas le bon mot de passe");
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.Locator("[data-error]:visible").WaitForAsync();
        await page.Locator("#Current").FillAsync(People.Password);
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.Locator(".flash-done").WaitForAsync();
        (await page.Locator("main .rows > li").CountAsync()).ShouldBe(1);
        await Town.Shoot(page, "passkeys");

        await SignOut(page);
        await page.GotoAsync("/compte/connexion?retour=/compte/cles");
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.WaitForURLAsync("**/compte/cles");
        await page.Locator("main .rows form button").ClickAsync();
        await page.Locator("main .empty").WaitForAsync();

        // The device still has it; here it opens nothing any more.
        await SignOut(page);
        await page.GotoAsync("/compte/connexion");
        await page.Locator("[data-passkey] button").ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/compte/deconnexion");
        await page.Locator("main form button").ClickAsync();
        // Else the next address would race with the one this leads to.
        await page.WaitForURLAsync(u => !u.Contains("/deconnexion", StringComparison.Ordinal));
    }
}
