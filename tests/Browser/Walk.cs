using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Maillage.Browser;

/// <summary>A walk through the program from its front page by its links, as one person, looking at each screen on the way.</summary>
internal sealed class Walk
{
    private const int PerScreen = 3;
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What a screen is made of, without its words: who sees the same is not shown it to axe again.</summary>
    private const string Structure = "() => [...document.querySelectorAll('*')].map(e => `${e.tagName}.${e.className.baseVal ?? e.className}[${e.getAttribute('type') ?? ''}${e.getAttribute('role') ?? ''}]`).join()";

    private static readonly ConcurrentDictionary<(string Pattern, bool Dark, string Structure), bool> Known = new();
    private readonly List<string> faults = [];
    private readonly Dictionary<Screen, int> reached = [];

    public IReadOnlyList<string> Faults => faults;

    public IReadOnlyCollection<Screen> Reached => reached.Keys;

    /// <param name="page">The window, signed in or not.</param>
    /// <param name="shots">Folder of the pictures; null = none.</param>
    /// <param name="looked">Which screens are looked at closely; others are opened only.</param>
    /// <param name="dark">Whether the window prefers dark.</param>
    /// <param name="starts">Addresses to start from.</param>
    public static async Task<Walk> Through(IPage page, string? shots, Func<Screen, bool> looked, bool dark, params string[] starts)
    {
        var walk = new Walk();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                walk.faults.Add($"{new Uri(page.Url).PathAndQuery}: the console says {message.Text}");
        };
        var seen = new HashSet<string>(starts, StringComparer.Ordinal);
        var next = new Queue<string>(starts);
        while (next.TryDequeue(out var address))
        {
            var path = address.Split('?')[0];
            var screen = Screen.All.FirstOrDefault(s => s.Answers(path));
            var times = screen is null ? 0 : walk.reached.GetValueOrDefault(screen);
            if (screen is null || times >= PerScreen)
                continue;
            walk.reached[screen] = times + 1;
            var answer = await page.GotoAsync(address);
            if (answer!.Status != 200)
            {
                walk.faults.Add($"{address}: a link leads to {answer.Status}");
                continue;
            }
            if (looked(screen) && Known.TryAdd((screen.Pattern, dark, await page.EvaluateAsync<string>(Structure)), value: true))
                await walk.Look(page, screen, address, times == 0 ? shots : null);
            foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + a.search)"))
            {
                if (seen.Add(link))
                    next.Enqueue(link);
            }
        }
        return walk;
    }

    private async Task Look(IPage page, Screen screen, string address, string? shots)
    {
        var heads = await page.Locator("h1").CountAsync();
        if (heads != 1)
            faults.Add($"{address}: {heads} h1");
        if (await page.Locator("html").GetAttributeAsync("lang") is not ("fr" or "nl" or "en"))
            faults.Add($"{address}: no language");
        if (string.IsNullOrWhiteSpace(await page.TitleAsync()))
            faults.Add($"{address}: no title");

        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] } });
        foreach (var fault in found.Violations)
            faults.Add($"{address}: axe {fault.Id} ({fault.Help}) at {string.Join(" ; ", fault.Nodes.Take(3).Select(n => n.Target))}");

        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        if (shots is not null)
            await Town.Shoot(page, $"{shots}/{screen.Name}-{width}");
        // 320 px is also what a 1280 px screen shows at a zoom of 400 %.
        foreach (var narrow in new[] { 390, 320 })
        {
            await page.SetViewportSizeAsync(narrow, 844);
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0)
                faults.Add($"{address}: at {narrow} px, {over} px lie outside");
            if (narrow == 390 && shots is not null)
                await Town.Shoot(page, $"{shots}/{screen.Name}-390");
        }
        await page.SetViewportSizeAsync(width, height);
    }
}
