using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>One questionnaire: its questions, where it stands, and what can be done with it.</summary>
internal sealed class ShowModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    public async Task<IActionResult> OnGet(string slug, Guid id) => await Find(slug, id) ? Page() : NotFound();

    public Task<IActionResult> OnPostMove(string slug, Guid id, string code, int by) => Change(slug, id, content => content.Move(code, Math.Sign(by)), null, code);

    public Task<IActionResult> OnPostRemove(string slug, Guid id, string code) => Change(slug, id, content => content.Questions.RemoveAll(q => q.Code == code), "questionnaires.question.removed", null);

    private async Task<IActionResult> Change(string slug, Guid id, Action<QuestionList> change, string? said, string? stayAt)
    {
        if (!await Find(slug, id))
            return NotFound();
        if (One.Change(change) is { } refusal)
            return this.Refused(refusal, texts);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        if (said is not null)
            this.Say("done", texts[said]);
        return Redirect(stayAt is null ? Here : $"{Here}#{stayAt}");
    }
}
