using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Maillage.Platform.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace Maillage.Platform.Ui;

/// <summary>Razor Pages rooted in Modules, in the language of who reads.</summary>
internal static class Screens
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddScoped<Texts>();
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Modules";
            o.Conventions.Add(new SlugRoutes());
        });
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Platform/Ui/{0}.cshtml"));
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = Flash.Cookie);
        // Accents as letters, not as entities: half the bytes, and a source that can be read.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(o =>
        {
            o.LowercaseUrls = true;
            o.AppendTrailingSlash = false;
        });
        services.Configure<RequestLocalizationOptions>(o =>
        {
            CultureInfo[] cultures = [new("fr-BE"), new("fr"), new("nl"), new("en")];
            o.SupportedCultures = cultures;
            o.SupportedUICultures = cultures;
            o.DefaultRequestCulture = new RequestCulture("fr");
            o.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(Preferences.Asked),
                new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" },
                new CustomRequestCultureProvider(Preferences.AskedBeforeTheError),
                new CookieRequestCultureProvider { CookieName = Preferences.LanguageCookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UseScreens(this WebApplication app)
    {
        app.UseExceptionHandler("/erreur/500");
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.KeepLanguage();
        app.KeepFonts();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
