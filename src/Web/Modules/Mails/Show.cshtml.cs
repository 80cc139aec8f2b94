using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mails;

[AllowAnonymous]
internal sealed class ShowModel(AppDb db, Settings settings) : PageModel
{
    public OutgoingMail Mail { get; private set; } = null!;

    public IEnumerable<string> Paragraphs => Mail.Text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var mail = settings.Demo ? await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) : null;
        if (mail is null)
            return NotFound();
        Mail = mail;
        return Page();
    }
}
