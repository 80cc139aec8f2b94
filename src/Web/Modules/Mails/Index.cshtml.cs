using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mails;

[AllowAnonymous]
internal sealed class IndexModel(AppDb db, Settings settings) : PageModel
{
    private const int Newest = 50;

    public List<OutgoingMail> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!settings.Demo)
            return NotFound();
        Mails = await db.Set<OutgoingMail>().AsNoTracking().OrderByDescending(m => m.CreatedAt).Take(Newest).ToListAsync(cancel);
        return Page();
    }
}
