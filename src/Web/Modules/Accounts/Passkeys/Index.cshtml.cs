using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.SignIn;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Passkeys;

/// <summary>Keys of devices with which one signs in without a password: made, named by their device, removed.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(
    AppDb db, UserManager<Account> people, IPasskeyHandler<Account> handler, SealedCookie cookie, OwnPassword own, AccountMails mails, ICurrentPerson person, Texts texts) : PageModel
{
    private const string Cookie = "maillage-key";
    private const int Most = 10;

    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public Task OnGet() => Read();

    /// <summary>What the browser needs to make a key; the password is asked, so that an open screen is not enough.</summary>
    public async Task<IActionResult> OnPostOptions()
    {
        if (await own.Check(this, nameof(Current), Current) is not { } account)
            return new JsonResult(new { error = ModelState[nameof(Current)]!.Errors[0].ErrorMessage }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.DisplayName }, HttpContext);
        cookie.Put(HttpContext, Cookie, options.AttestationState ?? "");
        return Content(options.CreationOptionsJson, "application/json");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        await Read();
        var account = await people.FindByIdAsync(person.Id!.Value.ToString());
        if (account is null || string.IsNullOrEmpty(Credential) || cookie.Read(HttpContext, Cookie) is not { } state)
            return Wrong("passkeys.failed");
        if (Keys.Count >= Most)
            return Wrong("passkeys.too_many");
        cookie.Clear(HttpContext, Cookie);
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = HttpContext, CredentialJson = Credential, AttestationState = state });
        if (!made.Succeeded || !string.Equals(made.UserEntity.Id, account.Id.ToString(), StringComparison.Ordinal))
            return Wrong("passkeys.failed");
        made.Passkey.Name = Sessions.Device.Describe(Request.Headers.UserAgent.ToString());
        await people.AddOrUpdatePasskeyAsync(account, made.Passkey);
        mails.TellOfChange(account, "passkey_added");
        db.Record(new AuditFact("passkey.added", $"account:{account.Id}", account.Id.Value, made.Passkey.Name));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["passkeys.added"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemove(string id)
    {
        var account = await people.FindByIdAsync(person.Id!.Value.ToString());
        byte[] credential;
        try
        {
            credential = WebEncoders.Base64UrlDecode(id);
        }
        catch (FormatException)
        {
            return NotFound();
        }
        if (account is null || await people.GetPasskeyAsync(account, credential) is not { } key)
            return NotFound();
        await people.RemovePasskeyAsync(account, credential);
        db.Record(new AuditFact("passkey.removed", $"account:{account.Id}", account.Id.Value, key.Name));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["passkeys.removed"]);
        return RedirectToPage();
    }

    public static string Id(UserPasskeyInfo key) => WebEncoders.Base64UrlEncode(key.CredentialId);

    private async Task Read()
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == person.Id, HttpContext.RequestAborted);
        Keys = [.. await people.GetPasskeysAsync(account)];
    }

    private PageResult Wrong(string sentence)
    {
        ModelState.Clear();
        ModelState.AddModelError("", texts[sentence]);
        return this.Again();
    }
}
