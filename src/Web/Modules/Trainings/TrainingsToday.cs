using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Trainings;

/// <summary>Trainings that have a date and cannot be registered for: not published, or no registrations opened.</summary>
internal sealed class TrainingsToday(AppDb db, IActions actions, ISessionDates dates, ICalls calls, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var managed = (await actions.Managed(cancel)).Where(a => a.Kind == Training.Kind).ToDictionary(a => a.Id);
        List<ActionId> ids = [.. managed.Keys];
        var trainings = ids.Count == 0 ? [] : await db.Set<Training>().Where(t => ids.Contains(t.ActionId)).Select(t => t.ActionId).ToListAsync(cancel);
        var lines = new List<TodayLine>();
        foreach (var coming in (await dates.Of(trainings, cancel)).GroupBy(d => d.Action).Where(g => g.First().Date >= managed[g.Key].Today(time)))
        {
            var action = managed[coming.Key];
            if (!action.IsPublished)
                lines.Add(new TodayLine(texts["trainings.today.draft", coming.First().Date], $"{action.Address}/publication", action.Today(time), action.Title));
            else if (await calls.Of(action, cancel) is not { OpensOn: not null })
                lines.Add(new TodayLine(texts["trainings.today.no_call", coming.First().Date], $"/candidatures/{action.Slug}/appel", action.Today(time), action.Title));
        }
        return lines;
    }
}
