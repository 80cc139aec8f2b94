using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>Questionnaires whose last day is over: their results are read once they are closed.</summary>
internal sealed class QuestionnairesToday(AppDb db, IActions actions, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var managed = (await actions.Managed(cancel)).ToDictionary(a => a.Id);
        if (managed.Count == 0)
            return [];
        List<ActionId> ids = [.. managed.Keys];
        var open = await db.Set<Questionnaire>().AsNoTracking().Where(q => ids.Contains(q.ActionId) && q.OpensOn != null && q.ClosesOn != null && q.ClosedOn == null)
            .Select(q => new { q.Id, q.ActionId, q.Title, q.ClosesOn }).ToListAsync(cancel);
        return [.. open.Where(q => q.ClosesOn < managed[q.ActionId].Today(time))
            .Select(q => new TodayLine(texts["questionnaires.today.close", q.Title], $"/questionnaires/{managed[q.ActionId].Slug}/{q.Id}/fermeture", q.ClosesOn!.Value, managed[q.ActionId].Title))];
    }
}
