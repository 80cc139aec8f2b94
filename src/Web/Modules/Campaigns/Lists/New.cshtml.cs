using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Campaigns.Lists;

[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, ListBook book, IOrganizations organizations, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? Organization { get; set; }

    public IReadOnlyList<SelectListItem> Organizations { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => await Offer(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await Offer(cancel);
        if (Name?.Trim() is not { Length: > 0 and <= MailingList.LongestName })
            ModelState.AddModelError("Name", texts["mailing.name_wrong", MailingList.LongestName]);
        if (!Organizations.Any(o => o.Value == Organization?.ToString()))
            ModelState.AddModelError("Organization", texts["mailing.organization_wrong"]);
        if (!ModelState.IsValid)
            return this.Again();
        var list = new MailingList { Id = EntityId.New<MailingListId>(time), OrganizationId = new OrganizationId(Organization!.Value), Name = Name!.Trim(), MadeOn = book.Today };
        db.Add(list);
        db.Record(new AuditFact("list.added", $"list:{list.Id}", person.Id!.Value.Value, list.Name));
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["mailing.added"]);
        return RedirectToPage("Show", new { id = list.Id });
    }

    private async Task Offer(CancellationToken cancel)
    {
        var own = book.Own;
        Organizations = [.. (await organizations.All(cancel)).Where(o => own is null || own.Contains(o.Id)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        Organization ??= Organizations.Count > 0 && Guid.TryParse(Organizations[0].Value, out var first) ? first : null;
    }
}
