using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Campaigns.Lists.Contacts;

/// <summary>Takes a contact out of a list; an opposition stays known.</summary>
internal sealed class ErasureModel(AppDb db, ListBook book, ICurrentPerson person, Texts texts) : ContactPage
{
    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel) => await Find(book, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancel)
    {
        if (!await Find(book, id, cancel))
            return NotFound();
        db.Remove(Contact);
        db.Record(new AuditFact("contact.erased", $"contact:{Contact.Id}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["mailing.contact.erased"]);
        return LocalRedirect(Back);
    }
}
