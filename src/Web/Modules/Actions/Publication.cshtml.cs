using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>Makes a record public, or takes it back into the hands of those who prepare it.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class PublicationModel(ActionBook book, AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public bool IsPublished { get; private set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string slug, bool publish, CancellationToken cancel)
    {
        if (await Find(slug, cancel) is not { } action)
            return NotFound();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(action.Zone)).DateTime);
        if ((publish ? action.Publish(today) : action.Withdraw()) is { } refusal)
            return this.Refused(refusal, texts);
        db.Record(new AuditFact(publish ? "action.published" : "action.withdrawn", $"action:{action.Id}", person.Id!.Value.Value));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts[publish ? "actions.published" : "actions.withdrawn"]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<ActionRecord?> Find(string slug, CancellationToken cancel)
    {
        var action = await book.Visible().SingleOrDefaultAsync(a => a.Slug == slug, cancel);
        (Name, Slug, IsPublished) = (action?.Title ?? "", slug, action?.PublishedOn is not null);
        return action is not null && book.Manages(action.LeadId) ? action : null;
    }
}
