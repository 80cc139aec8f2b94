using Maillage.Modules.Accompaniments.Stories;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>News to ask for at six and twelve months, teams whose last day has passed, stories that a team agreed to and that wait to be shown.</summary>
internal sealed class AccompanimentsToday(AppDb db, IActions actions, AccompanimentBook book, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var prepared = (await actions.Managed(cancel)).Where(a => a.Kind == AccompanimentBook.Kind && book.Prepares(a)).ToDictionary(a => a.Id);
        if (prepared.Count == 0)
            return [];
        List<ActionId> ids = [.. prepared.Keys];
        var lines = new List<TodayLine>();
        foreach (var one in await db.Set<Accompaniment>().AsNoTracking().Where(a => ids.Contains(a.ActionId)).ToListAsync(cancel))
        {
            var action = prepared[one.ActionId];
            var (today, here) = (action.Today(time), $"/accompagnements/{action.Slug}");
            lines.AddRange(one.Awaited(today).Select(w => new TodayLine(texts["accompaniments.awaited", w.Months], $"{here}/nouvelles?mois={w.Months}", w.Since, action.Title)));
            if (one is { EndedOn: null, Ends: { } last } && last < today)
                lines.Add(new TodayLine(texts["accompaniments.today.past", last], $"{here}/cloture", last, action.Title));
        }
        var agreed = await db.Set<Story>().AsNoTracking().Where(s => ids.Contains(s.ActionId) && s.AgreedOn != null && s.PublishedOn == null).ToListAsync(cancel);
        lines.AddRange(agreed.Select(s => new TodayLine(texts["accompaniments.today.agreed"], $"/accompagnements/{prepared[s.ActionId].Slug}/recit", s.AgreedOn!.Value, prepared[s.ActionId].Title)));
        return lines;
    }
}
