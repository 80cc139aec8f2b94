using Microsoft.AspNetCore.Authentication.Cookies;

namespace Maillage.Modules.Accounts.Contracts;

/// <summary>What came of a try to sign in.</summary>
internal enum DoorAnswer
{
    Refused,
    TooMany,
    CodeAsked,
    Accepted,
}

/// <summary>Signing in to a part of the house that has a cookie of its own: the same people, limits, codes, keys and sessions.</summary>
internal interface IDoor
{
    /// <summary>By mail, password and, once it was asked for, a one-time or recovery code.</summary>
    Task<DoorAnswer> Enter(HttpContext context, string scheme, string mail, string password, string? code);

    /// <summary>What the browser asks the device to sign in with its key.</summary>
    Task<string> KeyOptions(HttpContext context);

    Task<DoorAnswer> EnterWithKey(HttpContext context, string scheme, string credential);

    /// <summary>At each request: the session must still be there, and the roles are those of today.</summary>
    Task Validate(CookieValidatePrincipalContext context);

    Task Leave(HttpContext context, string scheme);
}
