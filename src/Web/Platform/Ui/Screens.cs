using System.Globalization;
using Maillage.Platform.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;

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
                new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" },
                new CookieRequestCultureProvider { CookieName = "maillage-lang" },
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
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
