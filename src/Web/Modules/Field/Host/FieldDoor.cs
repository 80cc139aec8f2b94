using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Maillage.Modules.Field.Host;

internal sealed record SignInBody(string Email, string Password, string? Code = null);

internal sealed record KeySignInBody(string Credential);

/// <summary>Signs in and out of the field, by a cookie that no other part of the house reads.</summary>
internal static class FieldDoor
{
    public const string Scheme = "maillage-field";
    private const int MostBytes = 16 * 1024;

    public static void Configure(CookieAuthenticationOptions options, Settings settings)
    {
        options.Cookie.Bind(settings, Scheme);
        options.Cookie.SameSite = SameSiteMode.Strict;
        // The session's own row decides; this is only the longest a browser keeps the cookie.
        options.ExpireTimeSpan = TimeSpan.FromDays(SessionPeriods.LongestDays);
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<IDoor>().Validate(context);
        options.Events.OnRedirectToLogin = context => FieldError.SignedOut.ExecuteAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => FieldError.Unknown.ExecuteAsync(context.HttpContext);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", Enter).AllowAnonymous();
        api.MapPost("/session/key/options", async (HttpContext context, IDoor door) => Results.Content(await door.KeyOptions(context), "application/json")).AllowAnonymous();
        api.MapPost("/session/key", EnterWithKey).AllowAnonymous();
        api.MapDelete("/session", Leave);
    }

    private static async Task<IResult> Enter(HttpContext context, IDoor door)
    {
        var body = await FieldBody.Read<SignInBody>(context, MostBytes);
        return Of(await door.Enter(context, Scheme, body.Email, body.Password, body.Code));
    }

    private static async Task<IResult> EnterWithKey(HttpContext context, IDoor door)
    {
        var body = await FieldBody.Read<KeySignInBody>(context, MostBytes);
        return Of(await door.EnterWithKey(context, Scheme, body.Credential));
    }

    private static async Task<IResult> Leave(HttpContext context, IDoor door)
    {
        await door.Leave(context, Scheme);
        return FieldAnswer.Done;
    }

    private static IResult Of(DoorAnswer answer) => answer switch
    {
        DoorAnswer.Accepted => FieldAnswer.Done,
        DoorAnswer.CodeAsked => FieldError.CodeAsked,
        DoorAnswer.TooMany => FieldError.SlowDown,
        _ => FieldError.Refused,
    };
}
