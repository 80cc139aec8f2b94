using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Campaigns.Unsubscribing;

/// <summary>Never to be written to again: one click, no account. A mail program may post here by itself (RFC 8058), so the sealed address is the right, and no form token is asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ShowModel(AppDb db, UnsubscribeKey keys, Opposition opposition, IOrganizations organizations, TimeProvider time) : PageModel
{
    public string Organization { get; private set; } = "";

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGet(string key, CancellationToken cancel) => await Find(key, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string key, CancellationToken cancel)
    {
        if (await Find(key, cancel) is not { } who)
            return NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await opposition.Oppose(who.Organization, [who.Hash], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        IsDone = true;
        return Page();
    }

    private async Task<(OrganizationId Organization, byte[] Hash)?> Find(string key, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        if (keys.Read(key) is not { } who)
            return null;
        Organization = (await organizations.Named([who.Organization], cancel)).GetValueOrDefault(who.Organization, "");
        return who;
    }
}
