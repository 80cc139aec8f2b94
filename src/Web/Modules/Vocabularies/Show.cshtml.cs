using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Terms;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class ShowModel(AppDb db) : PageModel
{
    public ShippedList List { get; private set; } = null!;

    public IReadOnlyList<Term> Terms { get; private set; } = [];

    // From the database rather than from memory: who has just saved reads what is there.
    public async Task<IActionResult> OnGet(string list)
    {
        if (ShippedLists.Find(list) is not { } found)
            return NotFound();
        List = found;
        Terms = await db.Set<Term>().AsNoTracking().Where(t => t.List == list).OrderBy(t => t.Position).ThenBy(t => t.Code).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
