using System.Globalization;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>A few words kept in the browser between two steps, for five minutes, that nobody there can read or change.</summary>
internal sealed class SealedCookie(IDataProtectionProvider protection, Settings settings, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public void Put(HttpContext context, string name, string words)
    {
        var until = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds();
        var (cookie, options) = Cookie(context, name);
        context.Response.Cookies.Append(cookie, Protector(name).Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {words}")), options);
    }

    /// <summary>Null when there is none, when it was changed, or when it is too late.</summary>
    public string? Read(HttpContext context, string name)
    {
        if (context.Request.Cookies[Cookie(context, name).Name] is not { } sealedWords)
            return null;
        try
        {
            var parts = Protector(name).Unprotect(sealedWords).Split(' ', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Clear(HttpContext context, string name)
    {
        var (cookie, options) = Cookie(context, name);
        context.Response.Cookies.Delete(cookie, options);
    }

    private IDataProtector Protector(string name) => protection.CreateProtector($"Maillage.Accounts.{name}");

    private (string Name, CookieOptions Options) Cookie(HttpContext context, string name)
    {
        var cookie = new CookieBuilder { SameSite = SameSiteMode.Strict, MaxAge = Lasts };
        cookie.Bind(settings, name);
        return (cookie.Name!, cookie.Build(context));
    }
}
