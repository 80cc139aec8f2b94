using Maillage.Modules.Accounts.Links;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.Passwords;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts.PasswordReset;

[AllowAnonymous]
internal sealed class ShowModel(AppDb db, AccountLinks links, AccountMails mails, OpenSessions sessions, UserManager<Account> people, Texts texts) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public bool Known { get; private set; }

    public async Task<IActionResult> OnGet(string secret)
    {
        Known = await links.Look(secret, LinkPurpose.PasswordReset, HttpContext.RequestAborted) is not null;
        return Known ? Page() : this.Again(StatusCodes.Status404NotFound);
    }

    public async Task<IActionResult> OnPost(string secret)
    {
        var cancel = HttpContext.RequestAborted;
        if (await links.Look(secret, LinkPurpose.PasswordReset, cancel) is not { } account)
            return this.Again(StatusCodes.Status404NotFound);
        Known = true;
        if (!NewPassword.TryGive(people, account, Password, ModelState, nameof(Password), texts))
            return this.Again();

        await using var all = await db.Database.BeginTransactionAsync(cancel);
        if (!await links.Use(secret, cancel))
        {
            Known = false;
            return this.Again(StatusCodes.Status404NotFound);
        }
        await sessions.EndOthers(account.Id, kept: null, actor: null, cancel);
        mails.TellOfChange(account, "password_changed");
        db.Record(new AuditFact("password.reset", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(cancel);
        await all.CommitAsync(cancel);
        this.Say("done", texts["reset.done"]);
        return RedirectToPage("/Accounts/SignIn/Index");
    }
}
