using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.SignIn;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.SecondFactor;

/// <summary>Whether codes are asked for; asking no more, and new recovery codes.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(AppDb db, OwnPassword own, AccountMails mails, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    public bool On { get; private set; }

    public int Left { get; private set; }

    /// <summary>Shown once, right after they were made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostRenew()
    {
        if (await own.Check(this, nameof(Current), Current) is not { AsksForCode: true } account)
            return await Again();
        Codes = Totp.NewRecoveryCodes();
        account.RenewRecoveryCodes(Codes.Select(Totp.HashOfRecoveryCode));
        db.Record(new AuditFact("recovery_codes.renewed", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPostOff()
    {
        if (await own.Check(this, nameof(Current), Current) is not { } account)
            return await Again();
        account.AskForCodesNoMore();
        mails.TellOfChange(account, "codes_off");
        db.Record(new AuditFact("codes.off", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["codes.off.done"]);
        return RedirectToPage();
    }

    private async Task<IActionResult> Again()
    {
        await Read();
        return this.Again(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task Read()
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == person.Id, HttpContext.RequestAborted);
        (On, Left) = (account.AsksForCode, account.RecoveryCodes.Count);
    }
}
