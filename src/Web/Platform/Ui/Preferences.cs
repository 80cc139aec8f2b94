using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Platform.Ui;

/// <summary>Language and theme that a reader chose, kept a year in two cookies that say nothing else.</summary>
internal static class Preferences
{
    public const string LanguageCookie = "maillage-lang";
    private const string ThemeCookie = "maillage-theme";
    private static readonly CookieOptions Kept = new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    /// <summary>light, dark, or null: as the reader's system.</summary>
    public static string? Theme(HttpRequest request) => request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;

    /// <summary>This page in another language.</summary>
    public static string InLanguage(HttpRequest request, string language) =>
        QueryHelpers.AddQueryString(Here(request), [.. Query(request), KeyValuePair.Create("lang", (string?)language)]);

    /// <summary>This page, with another theme: through one address that keeps the choice and comes back.</summary>
    public static string InTheme(HttpRequest request, string theme) =>
        QueryHelpers.AddQueryString("/apparence", [KeyValuePair.Create("theme", (string?)theme), KeyValuePair.Create("retour", (string?)QueryHelpers.AddQueryString(Here(request), Query(request)))]);

    /// <summary>French asked for by ?lang= is Belgian French for who reads in Belgium, as before the click.</summary>
    public static Task<ProviderCultureResult?> Asked(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        return Task.FromResult(Texts.Languages.Contains(asked, StringComparer.Ordinal) ? new ProviderCultureResult(Spoken(asked, context.Request)) : null);
    }

    private static string Spoken(string language, HttpRequest request) => language == "fr"
        && request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault(l => l.Value.Value?.Contains('-', StringComparison.Ordinal) == true)?.Value.Value?.EndsWith("-BE", StringComparison.OrdinalIgnoreCase) == true
            ? "fr-BE" : language;

    /// <summary>An error page is run again without the query: the language asked for is read from the first run.</summary>
    public static Task<ProviderCultureResult?> AskedBeforeTheError(HttpContext context)
    {
        var query = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString;
        var asked = query is null ? "" : QueryHelpers.ParseQuery(query).GetValueOrDefault("lang").ToString();
        return Task.FromResult(Texts.Languages.Contains(asked, StringComparer.Ordinal) ? new ProviderCultureResult(Spoken(asked, context.Request)) : null);
    }

    /// <summary>A language asked for by ?lang= stays.</summary>
    public static void KeepLanguage(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Query.TryGetValue("lang", out var asked) && asked.ToString() is var language && Texts.Languages.Contains(language, StringComparer.Ordinal))
            context.Response.Cookies.Append(LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(new CultureInfo(Spoken(language, context.Request)))), Kept);
        return next();
    });

    /// <summary>The fonts carry a number in their name, so that a browser need not ask for them again.</summary>
    public static void KeepFonts(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }
        return next();
    });

    public static void MapTheme(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/apparence", (HttpContext context, string? theme, string? retour) =>
    {
        if (theme is "light" or "dark")
            context.Response.Cookies.Append(ThemeCookie, theme, Kept);
        else
            context.Response.Cookies.Delete(ThemeCookie);
        return Results.LocalRedirect(IsLocal(retour) ? retour! : "/");
    }).AllowAnonymous();

    public static bool IsLocal(string? address) => address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl);

    private static string Here(HttpRequest request) => request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? $"{request.PathBase}{request.Path}";

    private static IEnumerable<KeyValuePair<string, string?>> Query(HttpRequest request) => request.Query
        .Where(q => q.Key is not "lang")
        .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
}
