using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Takes away a questionnaire that nobody has answered or been written to.</summary>
internal sealed class ErasureModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    public async Task<IActionResult> OnGet(string slug, Guid id) => await Find(slug, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        var key = One.Id;
        // Looked at again where it is done: an answer may come in this very moment.
        if (await Db.Set<Questionnaire>().Where(q => q.Id == key && q.AnswerCount == 0 && q.SentOn == null && q.ClosedOn == null && !q.IsImported).ExecuteDeleteAsync(Cancel) == 0)
            return this.Refused(new Refusal("questionnaires.erase.used"), texts);
        this.Say("done", texts["questionnaires.erased"]);
        return Redirect(All);
    }
}
