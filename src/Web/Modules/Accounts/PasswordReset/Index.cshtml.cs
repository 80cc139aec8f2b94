using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts.PasswordReset;

[AllowAnonymous]
internal sealed class IndexModel(AttemptLimits limits, ResetRequests requests, UserManager<Account> people, Texts texts) : PageModel
{
    private static readonly Limit PerAccount = new("reset account", 3, TimeSpan.FromHours(1));
    private static readonly Limit PerAddress = new("reset address", 20, TimeSpan.FromHours(1));

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The answer is the same whether the mail is known or not.</summary>
    public bool Asked { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), texts["sign_in.email.missing"]);
            return this.Again();
        }
        var who = people.NormalizeEmail(Email.Trim()) ?? "";
        if (!await limits.Take(PerAddress, NetworkAddress.Of(HttpContext.Connection.RemoteIpAddress), HttpContext.RequestAborted)
            || !await limits.Take(PerAccount, who, HttpContext.RequestAborted))
        {
            ModelState.AddModelError("", texts["reset.too_many"]);
            return this.Again(StatusCodes.Status429TooManyRequests);
        }
        requests.Ask(who);
        Asked = true;
        return Page();
    }
}
