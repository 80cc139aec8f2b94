using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

internal sealed class CancellationModel(AppDb db, SessionBook book, SessionNews news, IVocabularies vocabularies, Texts texts, TimeProvider time)
    : MovedPage(db, book, news, vocabularies, texts)
{
    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        Tell = true;
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        CheckReason();
        return ModelState.IsValid ? await Done(Session.Cancel(Reason!, time.GetUtcNow()), "seances.called_off") : this.Again();
    }
}
