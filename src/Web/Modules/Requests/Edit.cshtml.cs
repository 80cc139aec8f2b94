using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>Makes what is asked clear, after a word with who asks; the request is then qualified.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class EditModel(RequestBook book, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    [BindProperty]
    public RequestForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public FormChoices Choices { get; } = new(vocabularies, texts);

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel) || !One.IsOpen)
            return NotFound();
        (Form, Version) = (RequestForm.Of(One, places), One.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, string? act, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: false, cancel))
            return NotFound();
        if (act == "mask")
        {
            Form.Mask(ModelState);
            return Page();
        }
        if (!Form.IsRight(byRequester: false, isKept: act == "keep", places, ModelState, Texts))
            return this.Again();
        if (Version != One.Version)
            return this.Refused(new Platform.Data.Refusal("requests.changed_meanwhile"), Texts);
        // A mail that was confirmed is the requester's own: it stays unless another is typed.
        Form.WriteTo(One, places);
        if ((One.Qualify(Book.By, time.GetUtcNow()) ?? await Book.Save(cancel)) is { } refusal)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts["requests.qualified"]);
        return LocalRedirect(Back);
    }
}
