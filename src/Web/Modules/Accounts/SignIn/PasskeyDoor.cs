using Maillage.Platform.Security.Limits;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Signs in with a key of a device, which has looked at its owner itself (finger, face, code): no password and no one-time code.</summary>
internal sealed class PasskeyDoor(UserManager<Account> people, IPasskeyHandler<Account> handler, SealedCookie cookie, AttemptLimits limits)
{
    private const string Cookie = "maillage-key";
    private static readonly Limit PerAddress = new("passkey address", 60, TimeSpan.FromMinutes(15));

    /// <summary>What the browser asks the device; it names nobody, so that no mail is told to exist.</summary>
    public async Task<string> Options(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        cookie.Put(context, Cookie, options.AssertionState ?? "");
        return options.RequestOptionsJson;
    }

    public async Task<(SignInResult Result, Account? Account)> Open(HttpContext context, string? credential)
    {
        if (!await limits.Take(PerAddress, NetworkAddress.Of(context.Connection.RemoteIpAddress), context.RequestAborted))
            return (SignInResult.TooMany, null);
        if (string.IsNullOrEmpty(credential) || cookie.Read(context, Cookie) is not { } state)
            return (SignInResult.Refused, null);
        cookie.Clear(context, Cookie);
        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!shown.Succeeded || shown.User.ErasedAt is not null)
            return (SignInResult.Refused, null);
        // Its counter has moved on: saved with the session.
        await people.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        return (SignInResult.Accepted, shown.User);
    }
}
