using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>From an action to its questionnaires, for who prepares it.</summary>
internal sealed class QuestionnairePart(AppDb db, Texts texts) : IActionPart
{
    public int Order => 40;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        if (!manages)
            return [];
        var answers = await db.Set<Questionnaire>().Where(q => q.ActionId == action.Id).Select(q => q.AnswerCount).ToListAsync(cancel);
        var note = answers.Count == 0 ? null : texts.Count("questionnaires.part.note", answers.Count, texts.Count("questionnaires.answers", answers.Sum()));
        return [new ActionLinkLine("questionnaires.title", $"/questionnaires/{action.Slug}", note)];
    }
}
