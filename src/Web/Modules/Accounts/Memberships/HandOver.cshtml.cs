using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.People;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.Memberships;

/// <summary>Someone leaves, someone takes over: all open roles pass on one page, at midnight of the last day.</summary>
[Authorize(Policy = Policies.Administrator)]
internal sealed class HandOverModel(AppDb db, PeopleList list, UserManager<Account> people, ICurrentPerson current, TimeProvider time, Texts texts) : PageModel
{
    [BindProperty]
    public string? Successor { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<NamedMembership> Open { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid person) => await Find(person) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid person)
    {
        var cancel = HttpContext.RequestAborted;
        if (!await Find(person))
            return NotFound();
        if (LastDay is null)
            ModelState.AddModelError(nameof(LastDay), texts["memberships.ends.missing"]);
        var mail = people.NormalizeEmail(Successor?.Trim() ?? "");
        var successor = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == mail, cancel);
        if (successor is null || successor.Id == Account.Id)
            ModelState.AddModelError(nameof(Successor), texts["handover.successor.unknown"]);
        if (!ModelState.IsValid)
            return this.Again();

        var held = await db.Set<Membership>().Where(m => m.AccountId == Account.Id && m.Ends == null).ToListAsync(cancel);
        foreach (var membership in held)
        {
            if (membership.End(LastDay!.Value) is { } refusal)
                return this.Refused(refusal, texts);
            db.Add(new Membership
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                AccountId = successor!.Id,
                Role = membership.Role,
                OrganizationId = membership.OrganizationId,
                TeamId = membership.TeamId,
                Begins = LastDay.Value.AddDays(1),
            });
            db.Record(new AuditFact("membership.ended", $"account:{Account.Id}", current.Id!.Value.Value, $"{membership.Role} {LastDay:O}"));
            db.Record(new AuditFact("membership.given", $"account:{successor.Id}", current.Id!.Value.Value, $"{membership.Role} {LastDay.Value.AddDays(1):O}"));
        }
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["handover.done", successor!.DisplayName, LastDay!.Value.AddDays(1)]);
        return RedirectToPage("/Accounts/People/Show", new { id = person });
    }

    private async Task<bool> Find(Guid person)
    {
        var wanted = new AccountId(person);
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted && a.ErasedAt == null, HttpContext.RequestAborted) is not { } account)
            return false;
        Account = account;
        Open = [.. (await list.Memberships([wanted], HttpContext.RequestAborted))[wanted].Where(m => m.Membership.Ends is null)];
        return true;
    }
}
