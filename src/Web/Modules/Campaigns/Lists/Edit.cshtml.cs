using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

[Authorize(Policy = Policies.Network)]
internal sealed class EditModel(AppDb db, ListBook book, ICurrentPerson person, Texts texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public MailingList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return NotFound();
        (List, Name, Version) = (list, list.Name, list.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return NotFound();
        List = list;
        if (Name?.Trim() is not { Length: > 0 and <= MailingList.LongestName } name)
        {
            ModelState.AddModelError("Name", texts["mailing.name_wrong", MailingList.LongestName]);
            return this.Again();
        }
        if (Version != list.Version)
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        list.Name = name;
        db.Record(new AuditFact("list.renamed", $"list:{list.Id}", person.Id!.Value.Value, name));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        this.Say("done", texts["mailing.saved"]);
        return RedirectToPage("Show", new { id });
    }
}
