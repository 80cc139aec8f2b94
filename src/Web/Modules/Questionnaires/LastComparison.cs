using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>Before and now for the page of another module, under the same rules as the results.</summary>
internal sealed class LastComparison(AppDb db, Texts texts) : IBeforeAfter
{
    public async Task<BeforeAfter> Of(ActionId action, CancellationToken cancel)
    {
        var closed = (await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ActionId == action && q.ClosedOn != null).ToListAsync(cancel))
            .OrderBy(q => Moments.Order(q.Moment)).ThenBy(q => q.Edition).ThenBy(q => q.Id.Value).ToList();
        List<QuestionnaireId> ids = [.. closed.Select(q => q.Id)];
        var responses = (await db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.QuestionnaireId)).OrderBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.QuestionnaireId);
        var before = closed.FindLast(q => q.Moment == Moments.Before);
        var now = closed.FindLast(q => q.Moment != Moments.Before);
        List<Response> first = [.. closed.Where(q => q.Moment == Moments.Before).SelectMany(q => responses[q.Id])];
        var isShown = before is not null && now is not null && first.Count >= SmallNumbers.FewestAnswers && responses[now.Id].Count() >= SmallNumbers.FewestAnswers;
        return new BeforeAfter(Of(before, first), Of(now, now is null ? [] : [.. responses[now.Id]]), isShown ? Comparison.Of(now!, first, [.. responses[now!.Id]], texts) : []);
    }

    private static Answered? Of(Questionnaire? one, IReadOnlyList<Response> responses) =>
        one is null ? null : new Answered(one.Id, one.Title, responses.Count, one.Asked, responses.Count(r => r.FromPaper));
}
