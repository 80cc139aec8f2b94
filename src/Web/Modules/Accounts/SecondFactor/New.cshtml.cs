using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Maillage.Modules.Accounts.SecondFactor;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class NewModel(AppDb db, Totp totp, AccountMails mails, ICurrentPerson person, Texts texts) : PageModel
{
    /// <summary>The secret being set up, sealed: nothing is kept until a code proves that the app has it.</summary>
    [BindProperty]
    public string? Hidden { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public int Size { get; private set; }

    /// <summary>The dark squares of the QR code as one path.</summary>
    public string Squares { get; private set; } = "";

    public string Spelled { get; private set; } = "";

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var account = await Account();
        if (account.AsksForCode)
            return RedirectToPage("/Accounts/SecondFactor/Index");
        Show(Totp.NewSecret(), account);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await Account();
        if (account.AsksForCode || Hidden is null)
            return RedirectToPage("/Accounts/SecondFactor/Index");
        byte[] secret;
        try
        {
            secret = totp.Show(Hidden);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return RedirectToPage();
        }
        if (totp.StepOf(secret, Code ?? "") is not { } step)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(Code), texts[string.IsNullOrWhiteSpace(Code) ? "code.missing" : "code.wrong"]);
            Code = null;
            Show(secret, account);
            return this.Again();
        }
        Codes = Totp.NewRecoveryCodes();
        account.AskForCodes(totp.Hide(secret), step, Codes.Select(Totp.HashOfRecoveryCode));
        mails.TellOfChange(account, "codes_on");
        db.Record(new AuditFact("codes.on", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Page();
    }

    private Task<Account> Account() => db.Set<Account>().SingleAsync(a => a.Id == person.Id, HttpContext.RequestAborted);

    private void Show(byte[] secret, Account account)
    {
        Hidden = totp.Hide(secret);
        // In fours, as people copy it.
        Spelled = string.Join(' ', Totp.Spell(secret).Chunk(4).Select(c => new string(c)));
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(Totp.Address(secret, account.Email!), QRCodeGenerator.ECCLevel.M);
        Size = code.ModuleMatrix.Count;
        Squares = string.Concat(code.ModuleMatrix.SelectMany((row, y) => row.Cast<bool>().Select((dark, x) => dark ? $"M{x} {y}h1v1h-1z" : "")));
    }
}
