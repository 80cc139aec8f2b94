using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
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
internal sealed class NewModel(AppDb db, IOrganizations organizations, ICurrentPerson current, TimeProvider time, Texts texts) : PageModel
{
    [BindProperty]
    public MembershipForm Form { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<OrganizationName> Organizations { get; private set; } = [];

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid person)
    {
        Form.Begins = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return await Find(person) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid person)
    {
        if (!await Find(person))
            return NotFound();
        if (Form.Read(Account.Id, Organizations, Teams, ModelState, texts, time) is not { } membership)
            return this.Again();
        db.Add(membership);
        db.Record(new AuditFact("membership.given", $"account:{Account.Id}", current.Id!.Value.Value, $"{membership.Role} {Form.Organization} {membership.Begins:O}"));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        this.Say("done", texts["memberships.given", Account.DisplayName, texts[$"role.{membership.Role}"]]);
        return RedirectToPage("/Accounts/People/Show", new { id = person });
    }

    private async Task<bool> Find(Guid person)
    {
        var wanted = new AccountId(person);
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted && a.ErasedAt == null, HttpContext.RequestAborted) is not { } account)
            return false;
        Account = account;
        Organizations = await organizations.All(HttpContext.RequestAborted);
        Teams = await db.Set<Team>().AsNoTracking().OrderBy(t => t.Name).ToListAsync(HttpContext.RequestAborted);
        return true;
    }
}
