using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Maillage.Browser;

/// <summary>A walk through the program from its front page by its links, as one person, looking at each screen on the way.</summary>
internal sealed partial class Walk(IPage page, string name, bool closely)
{
    /// <summary>The walk is as narrow as a screen of 1280 px is at a zoom of 400 %; what is new is looked at in all widths.</summary>
    private const int Narrow = 320, Wide = 1280, Height = 844;

    /// <summary>Pages of one screen that are opened; of those that anyone may open, a person only reads the links.</summary>
    private int PerScreen => closely ? 3 : 2;

    /// <summary>The kinds of element that what is chosen is made of, whatever its words and however many of each: who sees the same kinds is not shown it to axe again.</summary>
    private const string Structure = """
        chosen => [...new Set([...document.querySelectorAll(chosen)].map(e => `${e.parentElement?.tagName}>${e.tagName}.${e.className.baseVal ?? e.className}[${e.getAttribute('type') ?? ''}${e.getAttribute('role') ?? ''}]`))].sort().join()
        """;

    private const string Plain = """
        () => [
          document.querySelectorAll('h1').length === 1 ? '' : `${document.querySelectorAll('h1').length} h1`,
          ['fr', 'nl', 'en'].includes(document.documentElement.lang) ? '' : 'no language',
          document.title.trim() ? '' : 'no title',
        ].filter(f => f)
        """;

    private const string Links = "() => [...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + a.search)";

    private static readonly ConcurrentDictionary<(string Pattern, string Structure), bool> Known = new();
    private readonly List<string> faults = [];
    private readonly HashSet<string> cookies = new(StringComparer.Ordinal);
    private readonly Dictionary<Screen, int> reached = [];

    public IReadOnlyList<string> Faults => faults;

    public IReadOnlyCollection<Screen> Reached => reached.Keys;

    /// <summary>Names of all that the program left in this browser.</summary>
    public IReadOnlyCollection<string> Cookies => cookies;

    /// <param name="page">The window, signed in or not.</param>
    /// <param name="name">Who walks; also the folder of the pictures.</param>
    /// <param name="closely">Whether open screens are looked at too; else they are only read for their links.</param>
    /// <param name="starts">Addresses to start from.</param>
    public static async Task<Walk> Through(IPage page, string name, bool closely, params string[] starts)
    {
        var walk = new Walk(page, name, closely);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                walk.Blame(new Uri(page.Url).PathAndQuery, $"the console says {message.Text}");
        };
        await page.SetViewportSizeAsync(Narrow, Height);
        var seen = new HashSet<string>(starts, StringComparer.Ordinal);
        var next = new Queue<string>(starts);
        while (next.TryDequeue(out var address))
        {
            foreach (var link in await walk.Open(address))
            {
                // A paper takes seconds to make and is no screen: PaperTests reads it.
                if (!link.EndsWith("format=pdf", StringComparison.Ordinal) && seen.Add(link))
                    next.Enqueue(link);
            }
        }
        foreach (var cookie in await page.Context.CookiesAsync())
            walk.cookies.Add(cookie.Name);
        return walk;
    }

    private async Task<IReadOnlyList<string>> Open(string address)
    {
        var path = address.Split('?')[0];
        var screen = Screen.All.FirstOrDefault(s => s.Answers(path));
        var times = screen is null ? 0 : reached.GetValueOrDefault(screen);
        if (screen is null || times >= PerScreen)
            return [];
        reached[screen] = times + 1;
        if (screen.IsOpen && !closely)
            return await ReadLinks(address);

        var answer = await page.GotoAsync(address);
        cookies.UnionWith((await answer!.HeaderValuesAsync("set-cookie")).Select(c => c.Split('=')[0]));
        if (answer.Status != 200)
        {
            Blame(address, $"a link leads to {answer.Status}");
            return [];
        }
        await Fits(address);
        // What stands around a screen differs by person and is the same on all of their screens.
        var isNew = Known.TryAdd((screen.Pattern, await page.EvaluateAsync<string>(Structure, "main *")), value: true);
        if (Known.TryAdd(("", await page.EvaluateAsync<string>(Structure, "body *:not(main, main *)")), value: true) || isNew)
            await Look(screen, address, shoot: times == 0);
        return await page.EvaluateAsync<string[]>(Links);
    }

    private async Task Look(Screen screen, string address, bool shoot)
    {
        await page.SetViewportSizeAsync(390, Height);
        await Fits(address);
        if (shoot)
            await Town.Shoot(page, $"{name}/{screen.Name}-390");
        await page.SetViewportSizeAsync(Wide, Height);
        foreach (var fault in await page.EvaluateAsync<string[]>(Plain))
            Blame(address, fault);
        foreach (var fault in await Axe.Look(page))
            Blame(address, fault);
        if (shoot)
            await Town.Shoot(page, $"{name}/{screen.Name}-{Wide}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        foreach (var fault in await Axe.LookAtColours(page))
            Blame(address, $"in the dark, {fault}");
        if (shoot)
            await Town.Shoot(page, $"{name}/sombre/{screen.Name}-{Wide}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Narrow, Height);
    }

    // What fits depends on the words: every screen is looked at.
    private async Task Fits(string address)
    {
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0)
            Blame(address, $"at {page.ViewportSize!.Width} px, {over} px lie outside");
    }

    private async Task<IReadOnlyList<string>> ReadLinks(string address)
    {
        await using var answer = await page.APIRequest.GetAsync(address);
        if (answer.Status != 200)
        {
            Blame(address, $"a link leads to {answer.Status}");
            return [];
        }
        return [.. Anchor().Matches(await answer.TextAsync())
            .Where(m => !m.Value.Contains(" download", StringComparison.Ordinal))
            .Select(m => new Uri(new Uri(answer.Url), WebUtility.HtmlDecode(m.Groups["to"].Value)))
            .Where(u => u.Authority == new Uri(answer.Url).Authority)
            .Select(u => u.PathAndQuery)];
    }

    private void Blame(string address, string fault) => faults.Add($"{name}, {address}: {fault}");

    [GeneratedRegex("<a\\s[^>]*?href=\"(?<to>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Anchor();
}
