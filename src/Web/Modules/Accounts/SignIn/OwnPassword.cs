using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Before a change that whoever finds an open screen must not make, the password is asked again.</summary>
internal sealed class OwnPassword(AppDb db, ICurrentPerson person, IPasswordHasher<Account> hasher, AttemptLimits limits, Texts texts)
{
    private static readonly Limit PerAccount = new("own password", 10, TimeSpan.FromMinutes(15));

    /// <summary>The account, tracked; null with the sentence on the field when the password is not the right one.</summary>
    public async Task<Account?> Check(PageModel page, string field, string? password)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == person.Id, page.HttpContext.RequestAborted);
        if (!await limits.Take(PerAccount, account.Id.ToString(), page.HttpContext.RequestAborted))
            page.ModelState.AddModelError(field, texts["sign_in.too_many"]);
        else if (account.PasswordHash is null || hasher.VerifyHashedPassword(account, account.PasswordHash, password ?? "") is PasswordVerificationResult.Failed)
            page.ModelState.AddModelError(field, texts["password.not_current"]);
        else
            return account;
        return null;
    }
}
