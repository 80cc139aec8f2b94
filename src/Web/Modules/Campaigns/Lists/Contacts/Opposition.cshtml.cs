using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Campaigns.Lists.Contacts;

/// <summary>Someone asked, by phone or by mail, never to be written to again.</summary>
internal sealed class OppositionModel(AppDb db, ListBook book, Lists.Opposition opposition, ICurrentPerson person, Texts texts) : ContactPage
{
    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel) => await Find(book, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancel)
    {
        if (!await Find(book, id, cancel))
            return NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Contact.OptOut(book.Today);
        await opposition.Oppose(List.OrganizationId, [MailKey.Hash(Contact.Key)], book.Today, cancel);
        db.Record(new AuditFact("contact.opposed", $"contact:{Contact.Id}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        this.Say("done", texts["mailing.opposed", Contact.StructureName]);
        return LocalRedirect(Back);
    }
}
