using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Closes a questionnaire for good: no answer comes in any more, and its results are read.</summary>
internal sealed class ClosureModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    public async Task<IActionResult> OnGet(string slug, Guid id) => await Find(slug, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        if (One.Close(Today) is { } refusal)
            return this.Refused(refusal, texts);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.closed"]);
        return Redirect(Here);
    }
}
