using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Closes a request for all, with the reason; nothing closes by itself.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ClosureModel(RequestBook book, RequestMails mails, IVocabularies vocabularies, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    [BindProperty]
    public string? Reason { get; set; }

    public FormChoices Choices { get; } = new(vocabularies, texts);

    /// <summary>A duplicate is joined on its page; an action is made on its own.</summary>
    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Reasons => Choices.ClosingReasons(RequestCodes.Duplicate, RequestCodes.Erased, "convertie");

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel) => await Find(code, pour, mustAnswer: false, cancel) && One.IsOpen ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel))
            return NotFound();
        if (string.IsNullOrEmpty(Reason) || Reasons.All(r => r.Value != Reason))
        {
            ModelState.AddModelError("Reason", Texts["requests.reason_missing"]);
            return this.Again();
        }
        var now = time.GetUtcNow();
        var refusal = !Book.Coordinates && OthersAreAtIt ? new Refusal("requests.others_at_it") : One.Close(Reason, Choices.IsUnmet(RequestCodes.ClosingReasons, Reason), Book.By, now);
        if (refusal is null)
        {
            foreach (var asked in One.Addressees)
                asked.RemindAt = null;
            mails.TellClosed(One);
            refusal = await Book.Save(cancel);
        }
        if (refusal is not null)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts["requests.closed"]);
        return LocalRedirect(Back);
    }
}
