using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.Passwords;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Modules.Accounts.SignIn;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class PasswordModel(AppDb db, OwnPassword own, OpenSessions sessions, AccountMails mails, UserManager<Account> people, Texts texts) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (await own.Check(this, nameof(Current), Current) is not { } account)
            return this.Again();
        if (!NewPassword.TryGive(people, account, Password, ModelState, nameof(Password), texts))
            return this.Again();
        await sessions.EndOthers(account.Id, OpenSessions.IdOf(User), account.Id.Value, HttpContext.RequestAborted);
        mails.TellOfChange(account, "password_changed");
        db.Record(new AuditFact("password.changed", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["password.changed"]);
        return RedirectToPage("/Accounts/Index");
    }
}
