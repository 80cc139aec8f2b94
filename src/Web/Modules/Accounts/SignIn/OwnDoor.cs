using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.SignIn;

internal sealed class OwnDoor(SignInDesk desk, CodeCheck codes, PasskeyDoor passkeys, OpenSessions sessions, ICurrentPerson person) : IDoor
{
    public async Task<DoorAnswer> Enter(HttpContext context, string scheme, string mail, string password, string? code)
    {
        var cancel = context.RequestAborted;
        var (result, account) = await desk.WithPassword(mail, password, context.Connection.RemoteIpAddress, cancel);
        if (result is SignInResult.Accepted)
            return await Open(context, scheme, account!, "password");
        if (result is not SignInResult.CodeAsked || code is null)
            return Of(result);
        if (!await desk.MayTryCode(account!, cancel))
            return DoorAnswer.TooMany;
        if (codes.Take(account!, code, out var way) is not null)
            return DoorAnswer.Refused;
        var answer = await Open(context, scheme, account!, way);
        await desk.ForgiveCodes(account!, cancel);
        return answer;
    }

    public Task<string> KeyOptions(HttpContext context) => passkeys.Options(context);

    public async Task<DoorAnswer> EnterWithKey(HttpContext context, string scheme, string credential)
    {
        var (result, account) = await passkeys.Open(context, credential);
        return result is SignInResult.Accepted ? await Open(context, scheme, account!, "passkey") : Of(result);
    }

    public Task Validate(CookieValidatePrincipalContext context) => sessions.Validate(context);

    public async Task Leave(HttpContext context, string scheme)
    {
        if (person.Id is { } id && OpenSessions.IdOf(context.User) is { } session)
            await sessions.End(id, session, context.RequestAborted);
        await context.SignOutAsync(scheme);
    }

    private async Task<DoorAnswer> Open(HttpContext context, string scheme, Account account, string way)
    {
        try
        {
            // A phone of the street stays signed in: what it holds is locked by other words.
            await sessions.Open(context, account, keep: true, way, scheme);
            return DoorAnswer.Accepted;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code at the same moment, from another browser.
            return DoorAnswer.Refused;
        }
    }

    private static DoorAnswer Of(SignInResult result) => result switch
    {
        SignInResult.TooMany => DoorAnswer.TooMany,
        SignInResult.CodeAsked => DoorAnswer.CodeAsked,
        _ => DoorAnswer.Refused,
    };
}
