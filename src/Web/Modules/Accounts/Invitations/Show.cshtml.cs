using Maillage.Modules.Accounts.Links;
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

namespace Maillage.Modules.Accounts.Invitations;

[AllowAnonymous]
internal sealed class ShowModel(AppDb db, AccountLinks links, OpenSessions sessions, UserManager<Account> people, Texts texts) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? Email { get; private set; }

    public async Task<IActionResult> OnGet(string secret)
    {
        if (await links.Look(secret, LinkPurpose.Invitation, HttpContext.RequestAborted) is not { } account)
            return this.Again(StatusCodes.Status404NotFound);
        (Email, DisplayName) = (account.Email, account.DisplayName);
        return Page();
    }

    public async Task<IActionResult> OnPost(string secret)
    {
        var cancel = HttpContext.RequestAborted;
        if (await links.Look(secret, LinkPurpose.Invitation, cancel) is not { } account)
            return this.Again(StatusCodes.Status404NotFound);
        Email = account.Email;
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(DisplayName))
            ModelState.AddModelError(nameof(DisplayName), texts["profile.name.missing"]);
        else
            account.DisplayName = DisplayName.Trim();
        if (!NewPassword.TryGive(people, account, Password, ModelState, nameof(Password), texts) || !ModelState.IsValid)
            return this.Again();

        account.EmailConfirmed = true;
        await using (var all = await db.Database.BeginTransactionAsync(cancel))
        {
            if (!await links.Use(secret, cancel))
            {
                Email = null;
                return this.Again(StatusCodes.Status404NotFound);
            }
            db.Record(new AuditFact("invitation.accepted", $"account:{account.Id}", account.Id.Value));
            await sessions.Open(HttpContext, account, keep: false, "invitation");
            await all.CommitAsync(cancel);
        }
        this.Say("done", texts["invitation.done", account.DisplayName]);
        return RedirectToPage("/Accounts/Index");
    }
}
