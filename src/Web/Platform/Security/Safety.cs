using Maillage.Platform.Hosting;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Security.Limits;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;

namespace Maillage.Platform.Security;

/// <summary>Default deny, strict headers, keys and limits that hold across replicas, and answers that show nothing of the inside.</summary>
internal static class Safety
{
    private static readonly PathString[] Parts = ["/css", "/fonts", "/js"];

    public static void AddSafety(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        DataKeys.Add(services);
        services.AddScoped<AttemptLimits>();
        services.AddScoped<IPersonalData, AuditData>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<Settings>((o, settings) =>
        {
            o.Cookie.Bind(settings, "maillage-form");
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<Settings>((o, settings) =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            foreach (var network in settings.Proxies)
                o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
    }

    /// <summary>Under https the browser itself binds the cookie to this very host and to https (`__Host-`).</summary>
    public static void Bind(this CookieBuilder cookie, Settings settings, string name)
    {
        cookie.Name = settings.IsHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    public static void UseSafety(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var tiles = settings.Tiles is { } address && Uri.TryCreate(address.Replace("{s}", "a"), UriKind.Absolute, out var uri)
            ? $" {uri.Scheme}://{uri.Authority}" : "";
        var strict = app.Services.GetServices<StrictPart>().ToList();
        app.UseForwardedHeaders();
        app.Use((context, next) =>
        {
            // Who ends TLS in front speaks plain http to this server; what the reader sees is https all the same.
            if (settings.IsHttps)
                context.Request.Scheme = Uri.UriSchemeHttps;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            var part = strict.Find(p => context.Request.Path.StartsWithSegments(p.Path, StringComparison.Ordinal));
            if (strict.Find(p => string.Equals(p.Host, context.Request.Host.Host, StringComparison.OrdinalIgnoreCase)) is { } alone && part != alone && context.Request.Path != "/sante")
                return alone.Refuse(context);
            if (part is not null)
            {
                part.Protect(headers, settings.IsHttps);
                return next();
            }
            // A style, a font or a script is governed by the page that takes it: the rest would weigh more than some of them.
            if (Parts.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.Ordinal)))
                return next();
            headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (settings.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return next();
        });
    }
}
