using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Memberships;

[Authorize(Policy = Policies.Administrator)]
internal sealed class EndModel(AppDb db, ICurrentPerson current, TimeProvider time, Texts texts) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>What the form was filled in from: who was slower is told.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Membership Membership { get; private set; } = null!;

    public Account Account { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        LastDay = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Version = Membership.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        if (LastDay is not { } day)
        {
            ModelState.AddModelError(nameof(LastDay), texts["memberships.ends.missing"]);
            return this.Again();
        }
        if (Membership.Version != Version)
            return this.Refused(new Refusal("memberships.changed"), texts);
        if (Membership.End(day) is { } refusal)
            return this.Refused(refusal, texts);
        // The chain is public to who verifies it; what the role was stays in the details.
        db.Record(new AuditFact("membership.ended", $"account:{Account.Id}", current.Id!.Value.Value, $"{Membership.Role} {day:O}"));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["memberships.ended", Account.DisplayName, texts[$"role.{Membership.Role}"], day]);
        return RedirectToPage("/Accounts/People/Show", new { id = Account.Id });
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id, HttpContext.RequestAborted) is not { } membership)
            return false;
        Membership = membership;
        Account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == membership.AccountId, HttpContext.RequestAborted);
        return true;
    }
}
