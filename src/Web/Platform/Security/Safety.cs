using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Platform.Security;

/// <summary>Default deny, strict headers, and answers that show nothing of the inside.</summary>
internal static class Safety
{
    public static void AddSafety(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAuthentication("Cookies").AddCookie("Cookies");
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "maillage-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    public static void UseSafety(this WebApplication app)
    {
        var tiles = app.Services.GetRequiredService<Settings>().Tiles is { } address && Uri.TryCreate(address.Replace("{s}", "a"), UriKind.Absolute, out var uri)
            ? $" {uri.Scheme}://{uri.Authority}" : "";
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next();
        });
    }
}
