using Maillage.Modules.Accompaniments.Stories;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments.Agreement;

/// <summary>The team's story for the person whom the team named, behind the secret of a link: they agree, and they take it back whenever they want.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db, Texts texts, TimeProvider time) : PageModel
{
    public Story Story { get; private set; } = null!;

    // The link tells nothing of the action, whose zone is therefore not asked: a day more or less changes nothing.
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel) => await Find(secret, cancel) ? Page() : NotFound();

    // One handler, told by a field: an address made for a handler would lose the capitals of the secret.
    public async Task<IActionResult> OnPost(string secret, string? act, int version, CancellationToken cancel)
    {
        if (!await Find(secret, cancel))
            return NotFound();
        if (act == "withdraw")
        {
            Story.Withdraw(Today);
            return await Save("accompaniments.story.withdrawn", cancel);
        }
        // What they read is what they agree to.
        if (version != Story.Version)
            return this.Refused(new Refusal("accompaniments.story.changed"), texts);
        if (Story.Agree(Today) is { } refusal)
            return this.Refused(refusal, texts);
        return await Save("accompaniments.story.agreed", cancel);
    }

    private async Task<IActionResult> Save(string said, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("accompaniments.story.changed"), texts);
        }
        this.Say("done", texts[said]);
        return LocalRedirect(Request.Path);
    }

    private async Task<bool> Find(string secret, CancellationToken cancel)
    {
        var hash = Story.HashOf(secret);
        if (await db.Set<Story>().SingleOrDefaultAsync(s => s.LinkHash == hash, cancel) is not { } story)
            return false;
        Story = story;
        ViewData["NoIndex"] = true;
        return true;
    }
}
