using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>A service cannot, and says why: to who asks in words, to nobody else by its name.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class RefusalModel(RequestBook book, Correspondence correspondence, RequestMails mails, IVocabularies vocabularies, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    private const int LongestWord = 200;

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>"septembre", or who takes over.</summary>
    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public FormChoices Choices { get; } = new(vocabularies, texts);

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel) => await Find(code, pour, mustAnswer: true, cancel) && One.IsOpen && Mine!.IsOpen ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: true, cancel))
            return NotFound();
        if (string.IsNullOrEmpty(Reason) || Choices.DeclineReasons.All(r => r.Value != Reason))
            ModelState.AddModelError("Reason", Texts["requests.reason_missing"]);
        if (Word?.Length > LongestWord)
            ModelState.AddModelError("Word", Texts["requests.too_long", LongestWord, Word.Length]);
        if (Text?.Length > RequestMessage.Longest)
            ModelState.AddModelError("Text", Texts["requests.message_long"]);
        if (!ModelState.IsValid)
            return this.Again();
        var now = time.GetUtcNow();
        var refusal = One.IsOver ? new Platform.Data.Refusal("requests.is_over") : Mine!.Decline(Reason!, string.IsNullOrWhiteSpace(Word) ? null : Word.Trim(), now);
        if (refusal is null)
        {
            // A colleague who answers covers the need; a service without room does not.
            One.IsUnmet |= Choices.IsUnmet(RequestCodes.DeclineReasons, Reason);
            One.Note("declinee", Book.By, now, Mine);
            if (!string.IsNullOrWhiteSpace(Text))
                correspondence.Write(One, Mine!, MessageKind.Answer, Text, Book.By, now);
            foreach (var joined in One.Addressees.Where(a => a.JoinedToId == Mine!.Id))
                joined.Leave();
            mails.TellAnswer(One, Mine!, "declined");
            refusal = await Book.Save(cancel);
        }
        if (refusal is not null)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts[One.Email is null ? "requests.declined_no_mail" : "requests.declined"]);
        return LocalRedirect(Back);
    }
}
