using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists.Contacts;

internal sealed class EditModel(AppDb db, ListBook book, Opposition opposition, IPlaces places, Texts texts) : ContactPage
{
    [BindProperty]
    public ContactForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        if (!await Find(book, id, cancel))
            return NotFound();
        Form = ContactForm.Of(Contact, places);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancel)
    {
        if (!await Find(book, id, cancel))
            return NotFound();
        if (Form.Read(book.Today, places, ModelState, texts) is not { } said)
            return this.Again();
        if (Form.Version != Contact.Version)
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        Contact.Write(said);
        if ((await opposition.Among(List.OrganizationId, [Contact.Key], cancel)).TryGetValue(Contact.Key, out var since))
            Contact.OptOut(since);
        if (Contact.EmailKey is { } key && await db.Set<Contact>().AnyAsync(c => c.ListId == List.Id && c.Id != Contact.Id && c.EmailKey == key, cancel))
        {
            ModelState.AddModelError("Form.Email", texts["mailing.mail_known"]);
            return this.Again(StatusCodes.Status409Conflict);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Changed by someone else in the same moment.
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        this.Say("done", texts["mailing.contact.saved", Contact.StructureName]);
        return LocalRedirect(Back);
    }
}
