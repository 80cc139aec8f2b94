using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Maillage.Modules.Accounts.Sessions;

/// <summary>The cookie that names a session; everything else about it is in the database.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options, Settings settings)
    {
        options.Cookie.Bind(settings, "maillage");
        // Lax: a link in a mail opens the page signed in; forms are guarded by antiforgery.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/compte/connexion";
        options.ReturnUrlParameter = "retour";
        // The session's own row decides; this is only the longest a browser keeps the cookie.
        options.ExpireTimeSpan = TimeSpan.FromDays(60);
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<OpenSessions>().Validate(context);
        // What a person may not see is not there.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }
}
