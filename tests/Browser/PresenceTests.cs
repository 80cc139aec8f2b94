using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>Story 5, step 6: presence noted in a room without network, on a real browser.</summary>
public sealed class PresenceTests(Town town)
{
    private const string Farida = "farida.ziegler@demo.example";
    private const string Kept = """
        async () => {
          const answered = request => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
          const database = await answered(indexedDB.open("maillage-presence", 1));
          const lists = await answered(database.transaction("lists").objectStore("lists").getAll());
          database.close();
          return lists.map(l => JSON.stringify(l)).join();
        }
        """;

    // Each test has a session of last year's group to itself: they run beside each other.
    private static string Session(int number) => $"/seances/{DemoActions.LastYear}/{number}";

    [Fact]
    public async Task A_list_noted_without_network_is_kept_without_names_and_leaves_once_when_it_is_back()
    {
        var page = await town.VisitAs(Farida, width: 390);
        await page.GotoAsync($"{Session(1)}/presences");
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" && request.Url.EndsWith("/presences", StringComparison.Ordinal) ? 1 : 0;
        await page.Context.SetOfflineAsync(true);
        await Choose(page, "C-01", "absent");
        await page.Locator(".presence-list button.button").ClickAsync();
        await page.Locator("[data-presence]").GetByText("Pas de réseau").WaitForAsync();
        var kept = await page.EvaluateAsync<string>(Kept);
        kept.ShouldContain("\"C-01\":\"absent\"");
        kept.ShouldNotContain("Weber", Case.Insensitive);
        posts = 0;
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync($"**{Session(1)}");
        await page.GotoAsync($"{Session(1)}/presences");
        (await IsChosen(page, "C-01", "absent")).ShouldBeTrue();
        (await page.EvaluateAsync<string>(Kept)).ShouldBeEmpty();
        posts.ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_list_outlives_the_browser_that_was_closed_and_the_session_that_ended()
    {
        var disk = Directory.CreateTempSubdirectory("maillage-phone-").FullName;
        try
        {
            var phone = await town.Phone(disk);
            await phone.GotoAsync($"{Session(2)}/presences");
            await SignIn(phone);
            await phone.WaitForURLAsync($"**{Session(2)}/presences");
            await phone.Context.SetOfflineAsync(true);
            await Choose(phone, "C-02", "absent");
            await phone.Locator(".presence-list button.button").ClickAsync();
            await phone.Locator("[data-presence]").GetByText("Pas de réseau").WaitForAsync();
            // In the bus home the browser is closed and the person signed out; the list is still there.
            await phone.Context.ClearCookiesAsync();
            await phone.Context.CloseAsync();

            phone = await town.Phone(disk);
            await phone.GotoAsync($"{Session(2)}/presences");
            await SignIn(phone);
            await phone.WaitForURLAsync($"**{Session(2)}");
            (await phone.EvaluateAsync<string>(Kept)).ShouldBeEmpty();
            await phone.GotoAsync($"{Session(2)}/presences");
            (await IsChosen(phone, "C-02", "absent")).ShouldBeTrue();
            await phone.Context.CloseAsync();
        }
        finally
        {
            Directory.Delete(disk, recursive: true);
        }
    }

    [Fact]
    public async Task Two_phones_at_once_lose_nothing_of_each_other()
    {
        var (one, two) = (await town.VisitAs(Farida, width: 390), await town.VisitAs(Farida, width: 390));
        await one.GotoAsync($"{Session(3)}/presences");
        await two.GotoAsync($"{Session(3)}/presences");
        await one.Context.SetOfflineAsync(true);
        await Choose(one, "C-05", "absent");
        await one.Locator(".presence-list button.button").ClickAsync();
        await one.Locator("[data-presence]").GetByText("Pas de réseau").WaitForAsync();
        await Choose(two, "C-06", "partiel");
        await two.Locator(".presence-list button.button").ClickAsync();
        await two.WaitForURLAsync($"**{Session(3)}");
        await one.Context.SetOfflineAsync(false);
        await one.WaitForURLAsync($"**{Session(3)}");
        await one.GotoAsync($"{Session(3)}/presences");
        (await IsChosen(one, "C-05", "absent")).ShouldBeTrue();
        (await IsChosen(one, "C-06", "partiel")).ShouldBeTrue("the first phone had not touched it");
        await one.Context.CloseAsync();
        await two.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_opens_again_without_network_and_signing_out_takes_it_off_the_device()
    {
        var page = await town.VisitAs(Farida, width: 390);
        await page.GotoAsync($"{Session(4)}/presences");
        await page.Locator("[data-offline]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Choose(page, "C-05", "absent");
        await page.Locator(".presence-list button.button").ClickAsync();
        await page.Locator("[data-presence]").GetByText("Pas de réseau").WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync($"**{Session(4)}");
        await page.GotoAsync("/compte/deconnexion");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**/");
        (await page.EvaluateAsync<int>("async () => (await caches.keys()).length")).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    private static async Task SignIn(IPage page)
    {
        await page.Locator("input[name=Email]").FillAsync(Farida);
        await page.Locator("input[name=Password]").FillAsync(People.Password);
        await page.Locator("main form button").First.ClickAsync();
    }

    private static Task Choose(IPage page, string who, string status) => page.Locator($"input[name='{who}'][value={status}]").CheckAsync();

    private static Task<bool> IsChosen(IPage page, string who, string status) => page.Locator($"input[name='{who}'][value={status}]").IsCheckedAsync();
}
