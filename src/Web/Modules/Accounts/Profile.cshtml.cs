using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class ProfileModel(AppDb db, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string Language { get; set; } = "fr";

    [BindProperty]
    public string Zone { get; set; } = Zones.All[0];

    public async Task OnGet()
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == person.Id, HttpContext.RequestAborted);
        (DisplayName, Language, Zone) = (account.DisplayName, account.Language, account.Zone);
    }

    public async Task<IActionResult> OnPost()
    {
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(DisplayName))
            ModelState.AddModelError(nameof(DisplayName), texts["profile.name.missing"]);
        if (!ModelState.IsValid || !Texts.Languages.Contains(Language) || !Zones.All.Contains(Zone))
            return this.Again();
        var account = await db.Set<Account>().SingleAsync(a => a.Id == person.Id, HttpContext.RequestAborted);
        (account.DisplayName, account.Language, account.Zone) = (DisplayName!.Trim(), Language, Zone);
        db.Record(new AuditFact("profile.changed", $"account:{account.Id}", account.Id.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["profile.saved"]);
        return RedirectToPage("/Accounts/Index");
    }
}
