using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Erases a list with its contacts. Who opposed stays opposed; what was sent stays counted.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ErasureModel(AppDb db, ListBook book, ICurrentPerson person, Texts texts) : PageModel
{
    public MailingList List { get; private set; } = null!;

    public int Contacts { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return NotFound();
        List = list;
        Contacts = await db.Set<Contact>().CountAsync(c => c.ListId == list.Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return NotFound();
        await db.Set<MailingList>().Where(l => l.Id == list.Id).ExecuteDeleteAsync(cancel);
        db.Record(new AuditFact("list.erased", $"list:{list.Id}", person.Id!.Value.Value, list.Name));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["mailing.erased", list.Name]);
        return RedirectToPage("Index");
    }
}
