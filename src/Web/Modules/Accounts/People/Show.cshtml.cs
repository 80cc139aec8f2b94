using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.People;

[Authorize(Policy = Policies.Administrator)]
internal sealed class ShowModel(AppDb db, PeopleList list, AccountMails mails, OpenSessions sessions, ICurrentPerson person, TimeProvider time, Texts texts) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<NamedMembership> Memberships { get; private set; } = [];

    public int Sessions { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        var now = time.GetUtcNow();
        Memberships = [.. (await list.Memberships([Account.Id], HttpContext.RequestAborted))[Account.Id]];
        Sessions = (await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == Account.Id).ToListAsync(HttpContext.RequestAborted)).Count(s => s.IsOpen(now));
        return Page();
    }

    public async Task<IActionResult> OnPostInvite(Guid id)
    {
        if (!await Find(id) || Account.HasSignedUp)
            return NotFound();
        await mails.Invite(Account, person.Name, HttpContext.RequestAborted);
        db.Record(new AuditFact("account.invited", $"account:{Account.Id}", person.Id!.Value.Value));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["people.invitation_sent", Account.Email]);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostEndSessions(Guid id)
    {
        if (!await Find(id))
            return NotFound();
        await sessions.EndOthers(Account.Id, kept: null, person.Id!.Value.Value, HttpContext.RequestAborted);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["people.sessions_ended", Account.DisplayName]);
        return RedirectToPage(new { id });
    }

    private async Task<bool> Find(Guid id)
    {
        var wanted = new AccountId(id);
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == wanted && a.ErasedAt == null, HttpContext.RequestAborted) is not { } account)
            return false;
        Account = account;
        return true;
    }
}
