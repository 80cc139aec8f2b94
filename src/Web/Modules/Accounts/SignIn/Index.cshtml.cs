using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts.SignIn;

[AllowAnonymous]
internal sealed class IndexModel(SignInDesk desk, OpenSessions sessions, SecondStep second, PasskeyDoor passkeys, Texts texts) : PageModel
{
    [BindProperty]
    [EmailAddress]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What a device answers instead of a password.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Stay signed in on this browser.</summary>
    [BindProperty]
    public bool Keep { get; set; }

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Back()) : Page();

    public async Task<IActionResult> OnPost()
    {
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), texts["sign_in.email.missing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), texts["sign_in.password.missing"]);
        if (!ModelState.IsValid)
            return Again(StatusCodes.Status422UnprocessableEntity);

        var (result, account) = await desk.WithPassword(Email!, Password!, HttpContext.Connection.RemoteIpAddress, HttpContext.RequestAborted);
        switch (result)
        {
            case SignInResult.Accepted:
                await sessions.Open(HttpContext, account!, Keep, "password");
                return LocalRedirect(Back());
            case SignInResult.CodeAsked:
                second.Begin(HttpContext, account!.Id, Keep);
                return RedirectToPage("/Accounts/SignIn/Code", new { retour = Return });
            case SignInResult.TooMany:
                ModelState.AddModelError("", texts["sign_in.too_many"]);
                return Again(StatusCodes.Status429TooManyRequests);
            default:
                ModelState.AddModelError("", texts["sign_in.refused"]);
                return Again(StatusCodes.Status422UnprocessableEntity);
        }
    }

    public async Task<IActionResult> OnPostOptions() => Content(await passkeys.Options(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskey()
    {
        ModelState.Clear();
        var (result, account) = await passkeys.Open(HttpContext, Credential);
        if (result is SignInResult.Accepted)
        {
            await sessions.Open(HttpContext, account!, Keep, "passkey");
            return LocalRedirect(Back());
        }
        ModelState.AddModelError("", texts[result is SignInResult.TooMany ? "sign_in.too_many" : "passkeys.refused"]);
        return Again(result is SignInResult.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
    }

    private string Back() => Url.IsLocalUrl(Return) ? Return! : "/aujourdhui";

    private PageResult Again(int status)
    {
        Password = null;
        Response.StatusCode = status;
        return Page();
    }
}
