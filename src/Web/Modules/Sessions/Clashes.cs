using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>One thing that does not go together, and the sessions of this action that it is about.</summary>
internal sealed record Clash(IReadOnlyList<int> Numbers, string Words);

/// <summary>What does not go together in a plan, said in words: one person or one room in two places at once, a date outside the action.</summary>
internal sealed class Clashes(AppDb db, IActions actions, Texts texts)
{
    public async Task<IReadOnlyList<Clash>> Of(ActionCard action, IReadOnlyCollection<Session> sessions, CancellationToken cancel)
    {
        List<Session> ahead = [.. sessions.Where(s => s.IsAhead)];
        List<DateOnly> dates = [.. ahead.Select(s => s.Date).Distinct()];
        if (dates.Count == 0)
            return [];
        var others = await db.Set<Session>().AsNoTracking().Include(s => s.Facilitators).Where(s => dates.Contains(s.Date) && s.Status != SessionStatus.Cancelled).ToListAsync(cancel);
        var titles = await actions.Named([.. others.Select(o => o.ActionId).Distinct()], cancel);
        var said = new List<Clash>();
        foreach (var session in ahead)
        {
            if ((action.Begins is { } first && session.Date < first) || (action.Ends is { } last && session.Date > last))
                said.Add(new Clash([session.Number], texts["seances.clash.outside", session.Date]));
            foreach (var other in others.Where(o => o.Id != session.Id && Together(o, session) && (o.ActionId != session.ActionId || o.Number > session.Number)))
            {
                IReadOnlyList<int> numbers = other.ActionId == session.ActionId ? [session.Number, other.Number] : [session.Number];
                var title = titles.TryGetValue(other.ActionId, out var card) ? card.Title : texts["seances.clash.elsewhere"];
                foreach (var twice in session.Facilitators.Where(f => f.NameKey.Length > 0 && other.Facilitators.Exists(o => o.NameKey == f.NameKey)))
                    said.Add(new Clash(numbers, texts["seances.clash.person", session.Date, twice.FullName, title, texts.Hours(other.StartsAt, other.EndsAt)]));
                if (session.PlaceKey is { } key && key == other.PlaceKey)
                    said.Add(new Clash(numbers, texts["seances.clash.place", session.Date, session.Place, title, texts.Hours(other.StartsAt, other.EndsAt)]));
            }
        }
        return said;
    }

    private static bool Together(Session a, Session b) => a.Date == b.Date && a.StartsAt < b.EndsAt && b.StartsAt < a.EndsAt;
}
