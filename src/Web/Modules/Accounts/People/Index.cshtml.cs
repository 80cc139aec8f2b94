using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.People;

[Authorize(Policy = Policies.Administrator)]
internal sealed class IndexModel(AppDb db, PeopleList list, ICurrentPerson person, TimeProvider time) : PageModel
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public ILookup<AccountId, NamedMembership> Memberships { get; private set; } = null!;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.Zone)).DateTime);

    public async Task OnGet()
    {
        Accounts = await db.Set<Account>().AsNoTracking().Where(a => a.ErasedAt == null).OrderBy(a => a.DisplayName).ToListAsync(HttpContext.RequestAborted);
        Memberships = await list.Memberships([.. Accounts.Select(a => a.Id)], HttpContext.RequestAborted);
    }
}
