using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Print;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>The letters of a campaign as one PDF, one page each, the address in the window of the envelope.</summary>
internal sealed class LettersModel(ListBook book, AppDb db, InvitationWriter writer, Paper paper, PaperPrinter printer, ICurrentPerson person, Texts texts, TimeProvider time) : CampaignPage(book, db)
{
    public const string RightWindow = "droite";
    public const string LeftWindow = "gauche";

    // A paper is given up after forty seconds: so many are made within a few.
    private const int PerFile = 100;

    private List<(Invitation Invitation, Contact Contact)> waiting = [];

    public int Waiting => waiting.Count;

    public int Sent { get; private set; }

    public int Files => (waiting.Count + PerFile - 1) / PerFile;

    public bool CanMakePdf { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Where no PDF can be made: the letters in the page, to be printed from the browser.</summary>
    public LetterSheet? Sheet { get; private set; }

    public async Task<IActionResult> OnGet(string slug, string? format, string? fenetre, int partie, CancellationToken cancel)
    {
        if (!await Read(slug, cancel))
            return NotFound();
        if (format != "pdf" || Waiting == 0)
            return Page();
        var part = Math.Clamp(partie, 1, Files);
        var sheet = await Write(waiting.Skip((part - 1) * PerFile).Take(PerFile), fenetre == LeftWindow, cancel);
        if (CanMakePdf && await paper.Print(this, "/Modules/Campaigns/_Letters.cshtml", sheet, texts["campaign.letters"], Campaign!.Language, cancel) is { } pdf)
            return File(pdf, "application/pdf", Files == 1 ? $"lettres-{Action.Slug}.pdf" : $"lettres-{Action.Slug}-{part}.pdf");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }

    /// <summary>The letters are in the post.</summary>
    public async Task<IActionResult> OnPost(string slug, int confirmed, CancellationToken cancel)
    {
        if (!await Read(slug, cancel))
            return NotFound();
        if (confirmed != Waiting || Waiting == 0)
            return this.Refused(new Refusal("campaign.letters.changed"), texts);
        var ids = waiting.ConvertAll(w => w.Invitation.Id);
        var now = time.GetUtcNow();
        foreach (var invitation in await Db.Set<Invitation>().Where(i => ids.Contains(i.Id) && i.SentAt == null).ToListAsync(cancel))
            invitation.Leave(now, mail: null);
        Db.Record(new AuditFact("campaign.letters", $"action:{Action.Id}", person.Id!.Value.Value, $"{Waiting}"));
        await Db.SaveChangesAsync(cancel);
        this.Say("done", texts.Count("campaign.letters.sent", Waiting));
        return LocalRedirect(Here);
    }

    private async Task<bool> Read(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel) || Campaign is not { Body.Length: > 0 })
            return false;
        CanMakePdf = await printer.IsAvailable();
        // Whoever opposed since, or was erased, gets none.
        var rows = await (from i in Db.Set<Invitation>().AsNoTracking().Waiting(letters: true)
                          where i.ActionId == Action.Id
                          join c in Db.Set<Contact>().AsNoTracking() on i.ContactId equals c.Id
                          where c.OptedOutOn == null && c.PostalAddress != null
                          orderby c.SearchKey, c.Id
                          select new { i, c }).ToListAsync(cancel);
        waiting = [.. rows.Select(r => (r.i, r.c))];
        Sent = await Db.Set<Invitation>().CountAsync(i => i.ActionId == Action.Id && i.IsLetter && i.SentAt != null, cancel);
        if (!CanMakePdf && Waiting > 0)
            Sheet = await Write(waiting.Take(PerFile), isLeft: false, cancel);
        return true;
    }

    private async Task<LetterSheet> Write(IEnumerable<(Invitation Invitation, Contact Contact)> some, bool isLeft, CancellationToken cancel)
    {
        var head = await writer.Head(Campaign!, Action, cancel);
        var codes = Campaign!.Channels.ToDictionary(c => c.Id, c => c.Code);
        return new LetterSheet(head.Organization, await writer.Contact(head, cancel), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), isLeft, [.. some.Select(l => new Letter(
            [.. new[] { l.Contact.StructureName, l.Contact.ContactName, l.Contact.ContactFunction }.OfType<string>(), .. l.Contact.PostalAddress!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            writer.Subject(head, l.Contact.StructureName, l.Contact.ContactName),
            writer.Paragraphs(head, l.Contact.StructureName, l.Contact.ContactName),
            writer.Short(codes[l.Invitation.ChannelId])))]);
    }
}
