using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists.Contacts;

internal sealed class NewModel(AppDb db, ListBook book, Opposition opposition, IPlaces places, Texts texts, TimeProvider time) : ContactPage
{
    [BindProperty]
    public ContactForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(Guid list, CancellationToken cancel)
    {
        if (await book.Find(list, cancel) is not { } found)
            return NotFound();
        List = found;
        Form.VerifiedOn = book.Today;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid list, CancellationToken cancel)
    {
        if (await book.Find(list, cancel) is not { } found)
            return NotFound();
        List = found;
        if (Form.Read(book.Today, places, ModelState, texts) is not { } said)
            return this.Again();
        var contact = new Contact { Id = EntityId.New<ContactId>(time), ListId = found.Id };
        contact.Write(said);
        var opposed = (await opposition.Among(found.OrganizationId, [contact.Key], cancel)).TryGetValue(contact.Key, out var since);
        if (opposed)
            contact.OptOut(since);
        if (contact.EmailKey is { } key && await db.Set<Contact>().AnyAsync(c => c.ListId == found.Id && c.EmailKey == key, cancel))
            return Known();
        db.Add(contact);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Someone else added it in the same moment.
            return Known();
        }
        this.Say(opposed ? "warning" : "done", texts[opposed ? "mailing.contact.added_opposed" : "mailing.contact.added", contact.StructureName]);
        return LocalRedirect(Back);
    }

    private IActionResult Known()
    {
        ModelState.AddModelError("Form.Email", texts["mailing.mail_known"]);
        return this.Again(StatusCodes.Status409Conflict);
    }
}
