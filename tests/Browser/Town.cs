using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Maillage.Demo;

namespace Maillage.Browser;

/// <summary>The program as bin/run starts it, with the demo world, and the distribution's Chromium in front of it; one of each for the whole suite.</summary>
public sealed class Town : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"];

    private readonly string data = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"maillage-browser-{Environment.ProcessId}");
    private Process? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        Address = $"http://localhost:{FreePort()}";
        await Task.WhenAll(StartProgram(), StartBrowser());
    }

    /// <summary>A window of its own: no cookie, no memory.</summary>
    internal async Task<IPage> Visit(int width = 1280, bool dark = false, bool script = true, string language = "fr-BE")
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>A phone whose browser keeps on its disk what pages leave there: closed, it can be opened again.</summary>
    internal async Task<IPage> Phone(string disk)
    {
        var context = await playwright!.Chromium.LaunchPersistentContextAsync(disk, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Chromium,
            Args = Quiet,
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            Locale = "fr-BE",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return context.Pages[0];
    }

    /// <summary>A window in which someone of the demo world has signed in.</summary>
    internal async Task<IPage> VisitAs(string mail, int width = 1280, bool dark = false)
    {
        var page = await Visit(width, dark);
        await page.GotoAsync("/compte/connexion");
        await page.Locator("input[type=email]").FillAsync(mail);
        await page.Locator("input[type=password]").FillAsync(People.Password);
        await page.Locator("main form button.button").ClickAsync();
        await page.WaitForURLAsync(u => !u.Contains("connexion", StringComparison.Ordinal));
        return page;
    }

    /// <summary>The words alone: every kind of space is one space.</summary>
    internal static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>With MAILLAGE_SHOTS=1, keeps a picture in var/shots for people to look at; they take half the time of a walk.</summary>
    internal static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MAILLAGE_SHOTS") != "1")
            return;
        var path = System.IO.Path.Combine(Root, "var", "shots", $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is { HasExited: false })
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
        }
        program?.Dispose();
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    private async Task StartProgram()
    {
        program = Process.Start(new ProcessStartInfo(System.IO.Path.Combine(Root, "bin", "run"), ["--data", data, "--urls", Address])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["MAILLAGE_DATABASE"] = "", ["MAILLAGE_SMTP"] = "" },
        })!;
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("answers on", StringComparison.Ordinal))
                continue;
            // What it says later must be read too, or it would wait for a reader one day.
            _ = program.StandardOutput.ReadToEndAsync();
            return;
        }
        throw new InvalidOperationException("bin/run ended without answering.");
    }

    private async Task StartBrowser()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Quiet });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Maillage.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the project.");
        return folder;
    }
}
