using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>A new edition asks the same questions; answers, links and keys stay where they are.</summary>
internal sealed class QuestionnaireRenewal(AppDb db, Texts texts, TimeProvider time) : IActionRenewal
{
    public int Order => 40;

    public async Task<string?> CarryOver(ActionCard from, ActionCard to, CancellationToken cancel)
    {
        var former = await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ActionId == from.Id && !q.IsImported).ToListAsync(cancel);
        var replaced = former.Select(q => q.ReplacesId).ToHashSet();
        var latest = former.Where(q => !replaced.Contains(q.Id)).ToList();
        foreach (var questionnaire in latest)
            db.Add(questionnaire.Copy(EntityId.New<QuestionnaireId>(time), to.Id));
        return latest.Count == 0 ? null : texts.Count("questionnaires.carried_over", latest.Count);
    }
}
