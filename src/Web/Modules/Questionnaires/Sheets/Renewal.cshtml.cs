using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>The same questions again, to be changed: the version before takes no more answers and keeps those it has.</summary>
internal sealed class RenewalModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private readonly TimeProvider clock = time;

    public async Task<IActionResult> OnGet(string slug, Guid id) => await Find(slug, id) && !One.IsImported ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await Find(slug, id) || One.IsImported)
            return NotFound();
        var key = One.Id;
        if (await Db.Set<Questionnaire>().AnyAsync(q => q.ReplacesId == key, Cancel))
            return this.Refused(new Refusal("questionnaires.renew.already"), texts);
        var (next, refusal) = One.NewVersion(EntityId.New<QuestionnaireId>(clock), Today);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        Db.Add(next!);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.renewed", next!.Edition]);
        return Redirect($"{All}/{next.Id}");
    }
}
