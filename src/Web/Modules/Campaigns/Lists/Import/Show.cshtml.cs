using System.Data.Common;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists.Import;

/// <summary>A file of contacts is tried first, with what would come of it; it is taken once that is confirmed, whole.</summary>
[Authorize(Policy = Policies.Network)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
internal sealed class ShowModel(AppDb db, ListBook book, ContactImport import, ICurrentPerson person, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    // More than a file may have: so that one that is somewhat too large is told so in words.
    private const long LargestRequest = 100_000_000;

    /// <summary>How many wrong lines are shown.</summary>
    public int Shown => 100;

    public int LargestMegabytes => ContactFile.LargestMegabytes;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string Basis { get; set; } = LawfulBases.Interest;

    [BindProperty]
    public string? BasisText { get; set; }

    [BindProperty]
    public string? Origin { get; set; }

    public MailingList List { get; private set; } = null!;

    public string Back => $"/campagnes/listes/{List.Id}";

    /// <summary>What was tried; null = nothing yet.</summary>
    public ContactFile? Tried { get; private set; }

    public ImportReport? Report { get; private set; }

    public Guid Waiting { get; private set; }

    public async Task<IActionResult> OnGet(Guid list, CancellationToken cancel) => await Find(list, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid list, Guid? waiting, CancellationToken cancel)
    {
        if (!await Find(list, cancel))
            return NotFound();
        return waiting is { } id ? await Confirm(id, cancel) : await Try(cancel);
    }

    private async Task<IActionResult> Try(CancellationToken cancel)
    {
        if (!LawfulBases.All.Contains(Basis))
            ModelState.AddModelError("Basis", texts["mailing.basis_missing"]);
        foreach (var (field, text) in new[] { ("BasisText", BasisText), ("Origin", Origin) })
        {
            if (text?.Length > ContactForm.LongestLine)
                ModelState.AddModelError(field, texts["mailing.text_long", ContactForm.LongestLine, text.Length]);
        }
        if (Upload is null or { Length: 0 })
            ModelState.AddModelError("Upload", texts["mailing.file.missing"]);
        else if (Upload.Length > ContactFile.LargestMegabytes * 1_000_000)
            ModelState.AddModelError("Upload", texts["mailing.file.large", ContactFile.LargestMegabytes]);
        if (!ModelState.IsValid)
            return this.Again();
        using var bytes = new MemoryStream();
        await Upload!.CopyToAsync(bytes, cancel);
        var file = new WaitingFile { Id = Guid.CreateVersion7(time.GetUtcNow()), ListId = List.Id, AccountId = person.Id!.Value, Content = bytes.ToArray(), LawfulBasis = Basis, BasisText = Clean(BasisText), Origin = Clean(Origin), SentAt = time.GetUtcNow() };
        if (Read(file) is not { } tried)
            return this.Again();
        Tried = tried;
        Report = await import.Try(List, tried.Rows, Usual(file), cancel);
        if (tried.Rows.Count == 0)
            return Page();
        db.Add(file);
        await db.SaveChangesAsync(cancel);
        Waiting = file.Id;
        return Page();
    }

    private async Task<IActionResult> Confirm(Guid id, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - WaitingFile.Kept;
        var file = await db.Set<WaitingFile>().SingleOrDefaultAsync(f => f.Id == id && f.ListId == List.Id && f.AccountId == person.Id!.Value && f.SentAt >= before, cancel);
        if (file is null)
            return this.Refused(new Refusal("mailing.file.gone"), texts);
        if (Read(file) is not { } read)
            return this.Again();
        try
        {
            db.Remove(file);
            var report = await import.Run(List, read.Rows, Usual(file), cancel);
            this.Say("done", texts["mailing.import.done", report.Created, report.Updated, report.Unchanged]);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // Sent twice, or the list changed in the same moment: nothing of this was written.
            return this.Refused(new Refusal("mailing.import.meanwhile"), texts);
        }
        return LocalRedirect(Back);
    }

    private ContactFile? Read(WaitingFile file)
    {
        try
        {
            return ContactFile.Read(file.Content, town => places.Resolve(town) is { Certain: { Kind: PlaceKind.Commune } commune, Corrected: false } ? commune.Code : null);
        }
        catch (FileFault fault)
        {
            ModelState.AddModelError("Upload", texts[fault.Why.Text, fault.Why.Arguments]);
            return null;
        }
    }

    private async Task<bool> Find(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return false;
        List = list;
        return true;
    }

    private static ImportUsual Usual(WaitingFile file) => new(file.LawfulBasis, file.BasisText, file.Origin);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
