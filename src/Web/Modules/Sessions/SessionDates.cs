using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

internal sealed class SessionDates(AppDb db, Settings settings) : ISessionDates
{
    public async Task<IReadOnlyList<SessionDate>> Of(IReadOnlyCollection<ActionId> actions, CancellationToken cancel)
    {
        List<ActionId> ids = [.. actions];
        return ids.Count == 0 ? [] : await Read(db.Set<Session>().Where(s => ids.Contains(s.ActionId)), cancel);
    }

    public async Task<IReadOnlyDictionary<ActionId, DateOnly>> First(IReadOnlyCollection<ActionId> actions, CancellationToken cancel) =>
        (await Of(actions, cancel)).Where(d => d.Status != SessionStatus.Postponed).GroupBy(d => d.Action).ToDictionary(g => g.Key, g => g.First().Date);

    public Task<IReadOnlyList<SessionDate>> From(DateOnly day, CancellationToken cancel) => Read(db.Set<Session>().Where(s => s.Date >= day), cancel);

    public async Task<string> Calendar(string name, IReadOnlyCollection<CalendarAction> actions, CancellationToken cancel)
    {
        var byId = actions.ToDictionary(a => a.Action);
        List<ActionId> ids = [.. byId.Keys];
        var sessions = await db.Set<Session>().AsNoTracking().Where(s => ids.Contains(s.ActionId)).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var host = new Uri(settings.PublicUrl).Host;
        return CalendarFile.Write(name, sessions.Select(s => CalendarFile.Event(s, byId[s.ActionId], host)));
    }

    private static async Task<IReadOnlyList<SessionDate>> Read(IQueryable<Session> sessions, CancellationToken cancel) =>
        await sessions.AsNoTracking().Where(s => s.Status != SessionStatus.Cancelled).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Id)
            .Select(s => new SessionDate(s.ActionId, s.Date, s.StartsAt, s.EndsAt, s.Status)).ToListAsync(cancel);
}
