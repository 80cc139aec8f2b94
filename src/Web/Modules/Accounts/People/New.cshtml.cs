using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.People;

[Authorize(Policy = Policies.Administrator)]
internal sealed class NewModel(AppDb db, AccountMails mails, UserManager<Account> people, ICurrentPerson person, TimeProvider time, Texts texts) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string Language { get; set; } = "fr";

    [BindProperty]
    public string Zone { get; set; } = Zones.All[0];

    public async Task<IActionResult> OnPost()
    {
        var cancel = HttpContext.RequestAborted;
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(DisplayName))
            ModelState.AddModelError(nameof(DisplayName), texts["profile.name.missing"]);
        if (string.IsNullOrWhiteSpace(Email) || !new EmailAddressAttribute().IsValid(Email.Trim()))
            ModelState.AddModelError(nameof(Email), texts["people.email.wrong"]);
        if (!ModelState.IsValid || !Texts.Languages.Contains(Language) || !Zones.All.Contains(Zone))
            return this.Again();
        var normalized = people.NormalizeEmail(Email!.Trim());
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == normalized, cancel))
        {
            ModelState.AddModelError(nameof(Email), texts["people.email.known"]);
            return this.Again(StatusCodes.Status409Conflict);
        }

        var account = new Account
        {
            Id = EntityId.New<AccountId>(time),
            DisplayName = DisplayName!.Trim(),
            Email = Email.Trim(),
            NormalizedEmail = normalized,
            Language = Language,
            Zone = Zone,
            CreatedAt = time.GetUtcNow(),
            SecurityStamp = Guid.CreateVersion7().ToString(),
        };
        db.Add(account);
        await mails.Invite(account, person.Name, cancel);
        db.Record(new AuditFact("account.invited", $"account:{account.Id}", person.Id!.Value.Value, account.Email));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["people.invitation_sent", account.Email]);
        return RedirectToPage("/Accounts/Memberships/New", new { person = account.Id });
    }
}
