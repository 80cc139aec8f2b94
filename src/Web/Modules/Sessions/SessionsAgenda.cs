using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>Sessions that the person of this request prepares and that are still to be held.</summary>
internal sealed class SessionsAgenda(AppDb db, IActions actions, SessionBook book, TimeProvider time) : IAgenda
{
    public async Task<IReadOnlyList<AgendaLine>> Next(int most, CancellationToken cancel)
    {
        var prepared = (await actions.Managed(cancel)).Where(book.Prepares).ToDictionary(a => a.Id);
        if (prepared.Count == 0)
            return [];
        List<ActionId> ids = [.. prepared.Keys];
        // No zone of the network is a day behind UTC's yesterday.
        var from = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        var coming = await db.Set<Session>().AsNoTracking().Where(s => ids.Contains(s.ActionId) && s.Date >= from && (s.Status == SessionStatus.Planned || s.Status == SessionStatus.Confirmed))
            .OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => new { s.ActionId, s.Number, s.Date, s.StartsAt }).Take(most * 2).ToListAsync(cancel);
        return [.. coming.Where(s => s.Date >= prepared[s.ActionId].Today(time)).Take(most)
            .Select(s => new AgendaLine(s.Date, s.StartsAt, prepared[s.ActionId].Title, $"/seances/{prepared[s.ActionId].Slug}/{s.Number}"))];
    }
}
