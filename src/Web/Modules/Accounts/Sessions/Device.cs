namespace Maillage.Modules.Accounts.Sessions;

/// <summary>Enough of what a browser says of itself for its owner to know it again, and no more.</summary>
internal static class Device
{
    // The first that fits: every browser also names the ones it descends from.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Describe(string userAgent)
    {
        string?[] found = [First(Browsers, userAgent), First(Systems, userAgent)];
        return string.Join(" · ", found.OfType<string>()) is { Length: > 0 } device ? device : "?";
    }

    private static string? First((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
