using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.SignIn;

[AllowAnonymous]
internal sealed class CodeModel(AppDb db, SignInDesk desk, OpenSessions sessions, SecondStep second, CodeCheck codes, Texts texts) : PageModel
{
    /// <summary>Six digits of the app, or one of the recovery codes.</summary>
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public IActionResult OnGet() => second.Who(HttpContext) is null ? Restart() : Page();

    public async Task<IActionResult> OnPost()
    {
        if (second.Who(HttpContext) is not var (id, keep))
            return Restart();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted);
        if (account?.TotpSecret is null)
            return Restart();
        if (!await desk.MayTryCode(account, HttpContext.RequestAborted))
            return Again(StatusCodes.Status429TooManyRequests, "sign_in.too_many");
        if (string.IsNullOrWhiteSpace(Code))
            return Again(StatusCodes.Status422UnprocessableEntity, "code.missing");

        if (codes.Take(account, Code, out var way) is { } fault)
            return Again(StatusCodes.Status422UnprocessableEntity, fault);
        try
        {
            await sessions.Open(HttpContext, account, keep, way);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code at the same moment, from another browser.
            return Again(StatusCodes.Status422UnprocessableEntity, "code.used");
        }
        second.End(HttpContext);
        await desk.ForgiveCodes(account, HttpContext.RequestAborted);
        return LocalRedirect(Url.IsLocalUrl(Return) ? Return! : "/aujourdhui");
    }

    private RedirectToPageResult Restart() => RedirectToPage("/Accounts/SignIn/Index", new { retour = Return });

    private PageResult Again(int status, string sentence)
    {
        ModelState.Clear();
        ModelState.AddModelError(nameof(Code), texts[sentence]);
        Code = null;
        Response.StatusCode = status;
        return Page();
    }
}
