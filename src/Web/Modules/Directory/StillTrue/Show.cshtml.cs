using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.StillTrue;

/// <summary>"Toujours exact", from a mail, without an account. Opening the page says nothing yet, as programs that check mails open every link: a button does.</summary>
[AllowAnonymous]
internal sealed class ShowModel(StillTrueKey keys, EntryKeeper keeper, UpkeepBook book, UpkeepMails mails, AppDb db, AttemptLimits limits, Texts texts, TimeProvider time) : PageModel
{
    private static readonly Limit NewLinks = new("still-true", 3, TimeSpan.FromDays(1));

    public KeptEntry Entry { get; private set; } = null!;

    public MailedService Sent { get; private set; } = null!;

    /// <summary>The link is over, or went to an address that is no longer the service's.</summary>
    public bool IsOver { get; private set; }

    public bool IsAsleep => Entry.State == EntryStates.Dormant;

    /// <summary>What was just done: confirm, again, delist.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGet(string key, CancellationToken cancel) => !await Find(key, cancel) ? NotFound() : IsOver ? this.Again(StatusCodes.Status410Gone) : Page();

    public async Task<IActionResult> OnPost(string key, string act, CancellationToken cancel)
    {
        if (!await Find(key, cancel))
            return NotFound();
        if (act == "again" && IsOver)
            return await SendAgain(cancel);
        if (IsOver)
            return this.Again(StatusCodes.Status410Gone);
        if (act is not ("confirm" or "delist"))
            return NotFound();
        try
        {
            await Do(act, cancel);
        }
        catch (DbUpdateException)
        {
            // Another press, or the round that asks, was quicker: once more, on what stands now.
            db.ChangeTracker.Clear();
            if (!await Find(key, cancel))
                return NotFound();
            await Do(act, cancel);
        }
        Done = act;
        return Page();
    }

    private async Task Do(string act, CancellationToken cancel)
    {
        if (act == "confirm")
            await book.Confirm(Entry, new Author(Account: null, Sent.Organization ?? Entry.Name, TrustMarks.ByMail), cancel);
        else if (!await db.Set<Proposal>().AnyAsync(p => p.EntryId == Entry.Id && p.Account == null && p.Who != "" && p.State == ProposalState.Waiting, cancel))
            db.Add(Leave());
        await db.SaveChangesAsync(cancel);
    }

    private Proposal Leave() => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Kind = EntryKind.Service,
        EntryId = Entry.Id,
        Who = Sent.Organization ?? Entry.Name,
        At = time.GetUtcNow(),
        Fields = [new ProposedField { Field = EntryFields.State, Before = Entry.State, After = EntryStates.DoNotList }],
    };

    private async Task<IActionResult> SendAgain(CancellationToken cancel)
    {
        if (!await limits.Take(NewLinks, Entry.Id.ToString(), cancel))
            return this.Refused(new Refusal("keeping.still.too_many"), texts);
        if (IsAsleep)
            mails.TellAsleep(Sent);
        else
            mails.Ask(Sent);
        await db.SaveChangesAsync(cancel);
        Done = "again";
        return Page();
    }

    private async Task<bool> Find(string key, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (keys.Read(key) is not { } link || await keeper.Find(EntryKind.Service, link.Service.Value, cancel) is not { } entry || !EntryStates.Shown.Contains(entry.State))
            return false;
        Entry = entry;
        Sent = (await book.Mailed([entry.Service!], cancel)).Values.Single();
        IsOver = link.EndsAt <= time.GetUtcNow() || !link.WentTo(Sent.Mail);
        return true;
    }
}
