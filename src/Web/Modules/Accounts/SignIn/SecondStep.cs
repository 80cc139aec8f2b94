using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Between the password and the one-time code: who it is, sealed in a cookie for five minutes.</summary>
internal sealed class SecondStep(IDataProtectionProvider protection, Settings settings, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = protection.CreateProtector("Maillage.Accounts.SecondStep");

    public void Begin(HttpContext context, AccountId account, bool keep)
    {
        var until = (time.GetUtcNow() + Lasts).ToUnixTimeSeconds();
        var (name, options) = Cookie(context);
        context.Response.Cookies.Append(name, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{account} {keep} {until}")), options);
    }

    public (AccountId Account, bool Keep)? Who(HttpContext context)
    {
        if (context.Request.Cookies[Cookie(context).Name] is not { } sealedText)
            return null;
        try
        {
            return protector.Unprotect(sealedText).Split(' ') is [var id, var keep, var until]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                ? (new AccountId(Guid.Parse(id)), bool.Parse(keep)) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Changed, or sealed with a key that is gone.
            return null;
        }
    }

    public void End(HttpContext context)
    {
        var (name, options) = Cookie(context);
        context.Response.Cookies.Delete(name, options);
    }

    private (string Name, CookieOptions Options) Cookie(HttpContext context)
    {
        var cookie = new CookieBuilder { SameSite = SameSiteMode.Strict, MaxAge = Lasts };
        cookie.Bind(settings, "maillage-step");
        return (cookie.Name!, cookie.Build(context));
    }
}
